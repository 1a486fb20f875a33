using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A program that runs below a shell, which hears the engine's signals and passes none on.</summary>
internal sealed class ShellFormEntrypoint : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3013", Name: nameof(ShellFormEntrypoint), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The final stage has its CMD or ENTRYPOINT in shell form.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            foreach (var start in new[] { stage.Stage?.Entrypoint, stage.Stage?.Command })
            {
                if (start is { IsJson: false, Arguments.Length: > 0 })
                {
                    yield return new Finding(
                        Descriptor,
                        start.Arguments[0].At,
                        $"{start.Keyword} is in shell form{(start.Arguments[0].Text.StartsWith('[') ? ", since what stands there is no JSON" : "")}: a shell stands before the program, "
                        + $"which then hears no SIGTERM and is killed at each stop; write {start.Keyword} [\"program\", \"argument\"], each word in double quotes")
                    {
                        Pointer = StageRunners.PointerOf(stage),
                        Subject = start.Keyword,
                    };
                }
            }
        }
    }
}
