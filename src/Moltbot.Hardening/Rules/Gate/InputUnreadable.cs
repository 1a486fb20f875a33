using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>An input that cannot be read or parsed: nothing in it was judged, so the gate cannot pass.</summary>
internal sealed class InputUnreadable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0001", Name: nameof(InputUnreadable), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An input cannot be read or parsed.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Reported.As(Descriptor, deployment, ProblemKind.Unreadable);
}
