using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>What docker compose, the builder or the gateway refuses, or does not find. The rest is judged all the same.</summary>
internal sealed class ReferenceUnresolved : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0010", Name: nameof(ReferenceUnresolved), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A reference leads nowhere, or docker compose refuses what is written.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Reported.As(Descriptor, deployment, ProblemKind.Refused);
}
