using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A mount through which later mounts pass between host and container.</summary>
internal sealed class MountPropagationShared : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2022", Name: nameof(MountPropagationShared), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "Mounts pass between the host and a service.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            foreach (var mount in each.Service.Volumes)
            {
                var mode = mount.Propagation;
                if (mode is { Text: "shared" or "rshared" or "slave" or "rslave" })
                {
                    yield return new Finding(
                        Descriptor,
                        mode.Origin.At,
                        $"service {Quote.Value(each.Service.Name)} mounts {Quote.Value(mount.Target)} with propagation {mode.Text}: {Why(mode.Text)}; remove it, private is the default")
                    {
                        Service = each.Service.Name,
                        Pointer = each.Service.PointerTo("volumes"),
                        Related = mode.Origin.Via,
                        Subject = mount.Target,
                        Fix = Fix.Show(mode.Origin.At, "Keep mounts to themselves", Private(mode.Origin.At.Slice, mount.Target, mode.Text)),
                    };
                }
            }
        }
    }

    /// <summary>The word, or the short form that holds it, with the engine's default.</summary>
    private static string Private(string written, string target, string mode) => written.Contains(target, StringComparison.Ordinal)
        ? written.Replace(',' + mode, "", StringComparison.Ordinal).Replace(mode + ',', "", StringComparison.Ordinal).Replace(':' + mode, "", StringComparison.Ordinal)
        : "rprivate";

    private static string Why(string mode) => mode.EndsWith("shared", StringComparison.Ordinal)
        ? "what is mounted in it appears on the host, and the other way round"
        : "what the host mounts below it later appears inside";
}
