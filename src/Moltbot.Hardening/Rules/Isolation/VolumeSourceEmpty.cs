using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A variable that is not set leaves a volume without a source: docker compose refuses the file, or mounts an anonymous volume that is lost.</summary>
internal sealed class VolumeSourceEmpty : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2019", Name: nameof(VolumeSourceEmpty), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An unset variable makes the source of a volume empty.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var finding in Reported.As(Descriptor, deployment, ProblemKind.EmptyVolumeSource))
        {
            yield return finding with { Subject = finding.At.Slice };
        }
    }
}
