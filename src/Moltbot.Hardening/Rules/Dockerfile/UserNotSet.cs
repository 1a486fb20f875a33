using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A stage without USER on a base image that is root.</summary>
internal sealed class UserNotSet : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3002", Name: nameof(UserNotSet), Severity: Severity.Error, Since: "1.0.0",
        Summary: "No USER stands in the stage's chain, and its base image is root by default.")
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
        if (stage is not { Stage: { User.IsInherited: true, BaseImage: { } image } resolved, BaseImageUser: { } user } || !UserName.IsRoot(user))
        {
            return null;
        }

        return new Finding(
            Descriptor,
            resolved.User.At,
            $"{StageRunners.Describe(deployment, stage)} runs as root: no USER stands in it, and {Quote.Value(image)} is root by default; "
            + "end the stage with a user of its own, such as USER 1000:1000")
        {
            Severity = StageRunners.SeverityOf(deployment, stage, Descriptor.Severity),
            Pointer = StageRunners.PointerOf(stage),
            Related = StageRunners.Related(deployment, stage),
            Subject = stage.Target ?? "",
            Fix = StageRunners.WithUser(resolved),
        };
    }
}
