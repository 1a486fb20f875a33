using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A stage that says root, or says a variable that is empty, which is root too.</summary>
/// <remarks>BuildKit: an empty USER writes no user into the image, and an image without a user runs as root (measured).</remarks>
internal sealed class FinalStageRunsAsRoot : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3001", Name: nameof(FinalStageRunsAsRoot), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The stage that is run has root as its last USER.")
    {
        Phase = "4",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            if (Judge(deployment, stage) is { } finding)
            {
                yield return finding;
            }
        }
    }

    private Finding? Judge(Deployment deployment, BuiltStage stage)
    {
        if (stage.Stage?.User is not { Instruction: not null, UnknownBecause: null, Value: { } user } said || !UserName.IsRoot(user))
        {
            return null;
        }

        return new Finding(Descriptor, said.At, Message(deployment, stage, user))
        {
            Severity = StageRunners.SeverityOf(deployment, stage, Descriptor.Severity),
            Pointer = StageRunners.PointerOf(stage),
            Related = StageRunners.Related(deployment, stage),
            Subject = stage.Target ?? "",
            Fix = StageRunners.WithUser(stage.Stage),
        };
    }

    private static string Message(Deployment deployment, BuiltStage stage, string user) =>
        $"{StageRunners.Describe(deployment, stage)} runs as root ({(user is "" ? "the USER is empty once its variable is replaced" : "USER " + Quote.Plain(user))}): "
        + "one escape from the container is root on the host; end the stage with a user of its own, such as USER 1000:1000";
}
