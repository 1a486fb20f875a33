using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>An image that may be another one at the next pull.</summary>
internal sealed class ImageNotPinned : Rule
{
    private const char Hole = '\0';
    private const string Cure = "write the version and its digest, as in name:1.2.3@sha256:…";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2014", Name: nameof(ImageNotPinned), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The image of a service is not pinned.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            var service = each.Service;
            var image = service["image"];
            if (image is not { Text.Length: > 0 } || service.Model["build"] is not null || service.Stage is not null)
            {
                continue;
            }

            var what = Judge(image, each.Set.Services.FirstOrDefault(other => other.Image == image.Text && other.Model["build"] is not null));
            if (what is not null)
            {
                yield return new Finding(Descriptor, image.Origin.At, $"service {Quote.Value(service.Name)} {what.Value.Message}; {Cure}")
                {
                    Severity = what.Value.Severity,
                    Service = service.Name,
                    Pointer = service.PointerTo("image"),
                    Related = image.Origin.Via,
                    Subject = image.Text,
                };
            }
        }
    }

    private (Severity Severity, string Message)? Judge(ComposeScalar image, Service? builder) => ImagePins.Of(HoleText.Masked(image.Text, Hole), Hole) switch
    {
        ImagePin.Untagged or ImagePin.Latest when builder is not null =>
            (Descriptor.Severity, $"runs {Quote.Value(image.Text)}, which service {Quote.Value(builder.Name)} builds: whichever build came last on this machine, or one from a registry where there is none"),
        ImagePin.Tag when builder is not null => null,
        ImagePin.Untagged when image.EmptyVariables is [var variable, ..] =>
            (Descriptor.Severity, $"runs {Quote.Value(image.Text)}, since the variable {Quote.Value(variable)} is not set: what is started is left to chance"),
        ImagePin.Untagged => (Descriptor.Severity, $"runs {Quote.Value(image.Text)} without a tag, which is 'latest': the next pull may bring any other program"),
        ImagePin.Latest => (Descriptor.Severity, $"runs {Quote.Value(image.Text)}: the next pull may bring any other program"),
        ImagePin.Tag => (Severity.Info, $"runs {Quote.Value(image.Text)}, a tag that whoever owns or takes over the repository can move to another image"),
        _ => null,
    };
}
