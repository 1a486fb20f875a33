using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A committed artifact is not what the deployment's own files make: what is deployed from the repository is not what was judged.</summary>
internal sealed class ArtifactDrift : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0011", Name: nameof(ArtifactDrift), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A committed artifact differs from what this build emits.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => Reported.As(Descriptor, deployment, ProblemKind.ArtifactDrift);
}
