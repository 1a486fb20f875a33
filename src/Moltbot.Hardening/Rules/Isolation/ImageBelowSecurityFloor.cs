using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A gateway in a release of which published defects are known.</summary>
internal sealed class ImageBelowSecurityFloor : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2015", Name: nameof(ImageBelowSecurityFloor), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway runs a release below the one that mended a published defect.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var release = GatewayRelease.Of(gateway);
                if (release is null)
                {
                    continue;
                }

                var missing = SecurityFixes.Missing(release.Number);
                if (missing.Length == 0)
                {
                    continue;
                }

                var fix = missing.FirstOrDefault(fix => fix.Product == release.Product);
                yield return new Finding(Descriptor, release.At, Message(gateway, release, fix ?? missing[0], missing.Length))
                {
                    Severity = fix is null ? Severity.Info : Severity.Error,
                    Service = gateway.Name,
                    Pointer = gateway.PointerTo("image"),
                    Related = release.Via,
                    Subject = $"{release.Product.Name} {release.Text}",
                    Fix = fix is null || !release.At.Slice.Contains(release.Text, StringComparison.Ordinal) ? null
                        : Fix.Show(release.At, $"Run {fix.Text}", release.At.Slice.Replace(release.Text, fix.Text, StringComparison.Ordinal)),
                };
            }
        }
    }

    private static string Message(Service gateway, GatewayRelease release, SecurityFix fix, int count) =>
        $"gateway {Quote.Value(gateway.Name)} runs {release.Product.Name} {Quote.Plain(release.Text)}, of which {count} published defect{(count == 1 ? " is" : "s are")} known, such as {fix.Id} ({fix.What}); "
        + (fix.Product == release.Product
            ? $"run {fix.Text} or later"
            : $"none was mended under this name: move to {fix.Product.Name} {fix.Text} or later");
}
