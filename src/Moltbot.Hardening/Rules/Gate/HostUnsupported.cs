using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>The build runs on an MSBuild that cannot load this engine. Raised by the targets, since there nothing of the engine runs.</summary>
internal sealed class HostUnsupported : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0012", Name: nameof(HostUnsupported), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The build runs on an MSBuild that cannot load the gate.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => [];
}
