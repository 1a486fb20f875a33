using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A script that the build fetches and runs before anybody has looked at it.</summary>
internal sealed class RemoteScriptExecuted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3006", Name: nameof(RemoteScriptExecuted), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The build pipes a download into a shell.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            foreach (var run in stage.Stage?.Built ?? [])
            {
                foreach (var script in RemoteScripts.Of(run))
                {
                    yield return new Finding(Descriptor, script.At, Message(script)) { Pointer = StageRunners.PointerOf(stage), Subject = script.Address };
                }
            }
        }
    }

    private static string Message(RemoteScript script) =>
        $"{Quote.Value(script.Address)} is fetched and run by {Quote.Plain(script.Interpreter)} unseen: whoever holds that address on the day of the build decides what is in the image; "
        + "fetch it with ADD --checksum=sha256:… and run the file, or install a pinned package";
}
