using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that keeps the capabilities that docker gives to everybody.</summary>
internal sealed class CapabilitiesNotDropped : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2004", Name: nameof(CapabilitiesNotDropped), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A service keeps the capabilities that it does not need.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Absence.Of(
        deployment,
        static service => !Confinement.DropsAllCapabilities(service),
        static _ => ["cap_drop"],
        (service, at) => new Finding(
            Descriptor,
            at,
            $"service {Quote.Value(service.Name)} does not drop all capabilities: who gets in as root may forge packets, make devices and pass over file permissions; "
            + "write cap_drop: [\"ALL\"], and what it needs under cap_add")
        {
            Service = service.Name,
            Pointer = service.PointerTo("cap_drop"),
            Fix = Fix.Show("Drop all capabilities", ServiceAddition.Item(service, at, "cap_drop", "\"ALL\"")),
        });
}
