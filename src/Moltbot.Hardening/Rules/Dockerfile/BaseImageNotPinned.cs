using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>An image to build on that may be another one at the next build.</summary>
internal sealed class BaseImageNotPinned : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3004", Name: nameof(BaseImageNotPinned), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A base image, or an image that files are copied from, is not pinned.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        deployment.Stages.SelectMany(static stage => stage.Stage?.Images ?? []).GroupBy(static image => image.At).SelectMany(Judge);

    private IEnumerable<Finding> Judge(IEnumerable<BuildImage> place)
    {
        var image = place.First();
        if (Judge(image.Name) is not var (severity, message))
        {
            yield break;
        }

        yield return new Finding(Descriptor, image.At, $"the build {message}; write the version and its digest, as in name:1.2.3@sha256:…")
        {
            Severity = severity,
            Related = [.. place.Select(static each => each.UsedAt).Distinct().Where(used => used != image.At).Select(static used => new Related(used, "the image is used here"))],
            Subject = image.Name,
        };
    }

    private (Severity Severity, string Message)? Judge(string image) => ImagePins.Of(image) switch
    {
        ImagePin.Untagged => (Descriptor.Severity, $"takes {Quote.Value(image)} without a tag, which is 'latest': the next build may run any other program"),
        ImagePin.Latest => (Descriptor.Severity, $"takes {Quote.Value(image)}: the next build may run any other program"),
        ImagePin.Tag => (Severity.Info, $"takes {Quote.Value(image)}, a tag that whoever owns or takes over the repository can move to another image"),
        _ => null,
    };
}
