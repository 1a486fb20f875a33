using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>Input beyond the limits: reading on could take the build down, so it ends here.</summary>
internal sealed class InputLimitExceeded : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0007", Name: nameof(InputLimitExceeded), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An input is over a limit of size, depth, node count, alias expansion or interpolation length.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Reported.As(Descriptor, deployment, ProblemKind.LimitExceeded);
}
