using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A file from elsewhere that comes into the image whatever is in it.</summary>
internal sealed class RemoteAddUnchecked : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3007", Name: nameof(RemoteAddUnchecked), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "ADD takes a URL without a checksum.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            foreach (var instruction in stage.Stage?.Built ?? [])
            {
                foreach (var source in CopySources.Of(instruction))
                {
                    if (source is { IsRemote: true, IsPinned: false })
                    {
                        yield return new Finding(
                            Descriptor,
                            source.At,
                            $"ADD takes {Quote.Value(source.Path)} without a checksum: whoever holds that address on the day of the build decides what is in the image; "
                            + (source.IsGit ? "name the commit behind '#'" : "write ADD --checksum=sha256:… in front of it"))
                        {
                            Pointer = StageRunners.PointerOf(stage),
                            Subject = source.Path,
                        };
                    }
                }
            }
        }
    }
}
