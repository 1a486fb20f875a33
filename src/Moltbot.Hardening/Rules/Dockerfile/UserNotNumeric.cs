using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A user by name, which a cluster cannot tell from root before it starts the container.</summary>
internal sealed class UserNotNumeric : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3010", Name: nameof(UserNotNumeric), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The stage that is run names its user instead of giving its number.")
    {
        Phase = "4",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            var user = stage.Stage?.User;
            if (user is { Instruction: not null, UnknownBecause: null, Value: { } name } && !UserName.IsRoot(name) && !IsNumber(name))
            {
                yield return new Finding(
                    Descriptor,
                    user.At,
                    $"{StageRunners.Describe(deployment, stage)} runs as {Quote.Value(user.Value ?? "")}: Kubernetes' runAsNonRoot refuses a name, since only the image knows its number; write the number, such as USER 1000:1000")
                {
                    Pointer = StageRunners.PointerOf(stage),
                };
            }
        }
    }

    private static bool IsNumber(string user) => user.Split(':', 2)[0].All(char.IsAsciiDigit);
}
