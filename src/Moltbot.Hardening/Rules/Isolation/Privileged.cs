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
        let privileged = each.Service["privileged"]
        where privileged is { Value: true } or { IsHole: true }
        select new Finding(
            Descriptor,
            privileged.Origin.At,
            $"service {Quote.Value(each.Service.Name)} "
            + (privileged.IsHole ? "is privileged if the host says so" : "is privileged")
            + ": it has every capability and every device of the host, so whoever talks the assistant into a command owns the machine; remove the line")
        {
            Service = each.Service.Name,
            Pointer = each.Service.PointerTo("privileged"),
            Related = privileged.Origin.Via,
            Fix = Fix.Show(privileged.Origin.At, "Run unprivileged", "false"),
        };
}
