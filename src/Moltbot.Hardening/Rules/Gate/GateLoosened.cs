using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A setting makes the gate let through what it would else stop: whoever reads the log has to see that.</summary>
internal sealed class GateLoosened : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0008", Name: nameof(GateLoosened), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A loosening setting is in force.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var setting in deployment.Settings.Loosened)
        {
            yield return new Finding(
                Descriptor,
                deployment.Project,
                $"{setting} loosens the gate: this build says less than the deployment's own rules would; remove the setting when it is no longer needed")
            {
                Subject = setting,
            };
        }
    }
}
