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

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        from each in deployment.Services
        from place in Places(each.Service)
        let privileged = place.Switch
        where privileged is { Value: true } or { IsHole: true }
        select new Finding(
            Descriptor,
            privileged.Origin.At,
            $"service {Quote.Value(each.Service.Name)} {place.Subject}is privileged{(privileged.IsHole ? " if the host says so" : "")}"
            + ": it has every capability and every device of the host, so whoever talks the assistant into a command owns the machine; remove the line")
        {
            Service = each.Service.Name,
            Pointer = each.Service.PointerTo(place.Path),
            Related = privileged.Origin.Via,
            Fix = Fix.Show(privileged.Origin.At, "Run unprivileged", "false"),
        };

    /// <summary>The service's own switch, and those of the commands that are run in it when it has started or before it stops.</summary>
    private static IEnumerable<(string Path, string Subject, ComposeScalar? Switch)> Places(Service service)
    {
        yield return ("privileged", "", service["privileged"]);
        foreach (var key in Hooks)
        {
            var hooks = service.Model[key] is ComposeSequence list ? list.Items : [];
            for (var i = 0; i < hooks.Length; i++)
            {
                yield return ($"{key}/{i}/privileged", $"has a command in {key} that ", (hooks[i] as ComposeMapping)?["privileged"] as ComposeScalar);
            }
        }
    }

    private static readonly string[] Hooks = ["post_start", "pre_stop"];
}
