using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A container that is root on the host in all but name.</summary>
internal sealed class Privileged : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2002", Name: nameof(Privileged), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A service runs privileged.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var (_, service) in deployment.Services)
        {
            if (IsOn(service["privileged"]) is { } own)
            {
                yield return Report(service, own, "privileged", "");
            }

            foreach (var key in Hooks)
            {
                var hooks = service.Model[key] is ComposeSequence list ? list.Items : [];
                for (var i = 0; i < hooks.Length; i++)
                {
                    if (IsOn((hooks[i] as ComposeMapping)?["privileged"]) is { } privileged)
                    {
                        yield return Report(service, privileged, $"{key}/{i}/privileged", $"has a command in {key} that ");
                    }
                }
            }
        }
    }

    private static ComposeScalar? IsOn(ComposeNode? privileged) => privileged is ComposeScalar { Value: true } or ComposeScalar { IsHole: true } ? (ComposeScalar)privileged : null;

    private Finding Report(Service service, ComposeScalar privileged, string path, string subject) => new(
        Descriptor,
        privileged.Origin.At,
        $"service {Quote.Value(service.Name)} {subject}is privileged{(privileged.IsHole ? " if the host says so" : "")}"
        + ": it has every capability and every device of the host, so whoever talks the assistant into a command owns the machine; remove the line")
    {
        Service = service.Name,
        Pointer = service.PointerTo(path),
        Related = privileged.Origin.Via,
        Fix = Fix.Show(privileged.Origin.At, "Run unprivileged", "false"),
    };

    /// <summary>Commands that are run in the service when it has started or before it stops; each has a switch of its own.</summary>
    private static readonly string[] Hooks = ["post_start", "pre_stop"];
}
