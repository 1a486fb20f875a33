using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>An image to build on that may be another one at the next build.</summary>
internal sealed class BaseImageNotPinned : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3004", Name: nameof(BaseImageNotPinned), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A base image, or an image that files are copied from, is not pinned.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        // A base image of ten stages is written once.
        var uses = new List<ImageUses>();
        foreach (var stage in deployment.Stages)
        {
            foreach (var image in stage.Stage?.Images ?? [])
            {
                Add(uses, image);
            }
        }

        foreach (var use in uses)
        {
            if (Judge(use.Image.Name) is var (severity, message))
            {
                yield return Report(use, severity, message);
            }
        }
    }

    private static void Add(List<ImageUses> uses, BuildImage image)
    {
        var use = uses.Find(known => known.Image.At == image.At);
        if (use is null)
        {
            use = new ImageUses(image, []);
            uses.Add(use);
        }

        if (image.UsedAt != image.At && !use.At.Contains(image.UsedAt))
        {
            use.At.Add(image.UsedAt);
        }
    }

    private Finding Report(ImageUses use, Severity severity, string message) =>
        new(Descriptor, use.Image.At, $"the build {message}; write the version and its digest, as in name:1.2.3@sha256:…")
        {
            Severity = severity,
            Related = [.. use.At.ConvertAll(static at => new Related(at, "the image is used here"))],
            Subject = use.Image.Name,
        };

    private (Severity Severity, string Message)? Judge(string image) => ImagePins.Of(image) switch
    {
        ImagePin.Untagged => (Descriptor.Severity, $"takes {Quote.Value(image)} without a tag, which is 'latest': the next build may run any other program"),
        ImagePin.Latest => (Descriptor.Severity, $"takes {Quote.Value(image)}: the next build may run any other program"),
        ImagePin.Tag => (Severity.Info, $"takes {Quote.Value(image)}, a tag that whoever owns or takes over the repository can move to another image"),
        _ => null,
    };

    /// <summary>An image, and where else it is used.</summary>
    private sealed record ImageUses(BuildImage Image, List<SourceLocation> At);
}
