using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service whose processes may gain privileges by setuid programs.</summary>
internal sealed class PrivilegeEscalationAllowed : Rule
{
    private const string Why = "a setuid program such as su or sudo makes root of a plain user; write security_opt: [\"no-new-privileges:true\"]";

    private const string Title = "Forbid new privileges";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2005", Name: nameof(PrivilegeEscalationAllowed), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "Processes of a service may gain privileges.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        Absence.Of(deployment, static service => Confinement.NoNewPrivileges(service) is null, static _ => ["security_opt"], Missing).Concat(SwitchedOff(deployment));

    private Finding Missing(Service service, SourceLocation at) =>
        new(Descriptor, at, $"service {Quote.Value(service.Name)} does not say no-new-privileges: {Why}")
        {
            Service = service.Name,
            Pointer = service.PointerTo("security_opt"),
            Fix = Fix.Show(Title, ServiceAddition.NoNewPrivileges(service, at)),
        };

    private IEnumerable<Finding> SwitchedOff(Deployment deployment)
    {
        foreach (var (_, service) in deployment.Services)
        {
            if (!Confinement.ForbidsNewPrivileges(service) && Confinement.NoNewPrivileges(service) is { } option)
            {
                yield return new Finding(
                    Descriptor,
                    option.Origin.At,
                    $"service {Quote.Value(service.Name)} {(option.IsHole ? "lets the host decide on no-new-privileges" : "switches no-new-privileges off")}: {Why}")
                {
                    Service = service.Name,
                    Pointer = service.PointerTo("security_opt"),
                    Related = option.Origin.Via,
                    Fix = Fix.Show(Title, ServiceAddition.NoNewPrivileges(service, service.At)),
                };
            }
        }
    }
}
