using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>An image that says nothing of how to see whether it works.</summary>
internal sealed class HealthcheckMissingInImage : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3011", Name: nameof(HealthcheckMissingInImage), Severity: Severity.Info, Since: "1.0.0",
        Summary: "No HEALTHCHECK stands in the stage's chain, and no service that runs it has one.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in StageRunners.Stages(deployment))
        {
            if (IsSaidElsewhere(deployment, stage.Built))
            {
                continue;
            }

            var check = StageHealthcheck.Of(stage.Resolved);
            var first = stage.Resolved.Stage.From;
            if (check is null || StageHealthcheck.IsNone(check))
            {
                yield return new Finding(
                    Descriptor,
                    check?.Arguments[0].At ?? (first.Arguments is [var image, ..] ? image.At : first.KeywordAt),
                    $"{StageRunners.Describe(deployment, stage.Built)} {(check is null ? "has no HEALTHCHECK" : "switches its HEALTHCHECK off")}: a container that hangs looks up; "
                    + "write HEALTHCHECK CMD with a request to the program from inside")
                {
                    Pointer = StageRunners.PointerOf(stage.Built),
                };
            }
        }
    }

    /// <summary>A service has a check of its own, or it is a gateway, of which MBH2016 speaks.</summary>
    private static bool IsSaidElsewhere(Deployment deployment, BuiltStage stage) =>
        deployment.RunBy(stage).Any(static service => service.IsGateway || service.Model["healthcheck"] is ComposeMapping { Entries.Length: > 0 });
}
