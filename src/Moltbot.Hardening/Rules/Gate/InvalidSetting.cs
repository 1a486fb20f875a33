using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A setting of the gate that says nothing the gate knows: guessing what was meant could loosen it.</summary>
internal sealed class InvalidSetting : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0003", Name: nameof(InvalidSetting), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A property, item or metadata has a value that is not one of its values.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Reported.As(Descriptor, deployment, ProblemKind.InvalidSetting);
}
