using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service whose processes are root in their container.</summary>
/// <remarks>Where a Dockerfile of the deployment decides the user, the finding is the Dockerfile's: MBH3001, MBH3002 or MBH3003.</remarks>
internal sealed class ServiceRunsAsRoot : Rule
{
    private const string Title = "Run as a user that is not root";
    private const string Cure = "write user: \"1000:1000\"";

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2007", Name: nameof(ServiceRunsAsRoot), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A service runs as root, or nobody can tell whether the gateway does.")
    {
        Phase = "4",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            var service = each.Service;
            if (service.User.Source is UserSource.Dockerfile)
            {
                continue;
            }

            var verdict = Judge(service);
            if (verdict is not null)
            {
                yield return new Finding(Descriptor, service.User.DecidedBy, $"{(service.IsGateway ? "gateway" : "service")} {Quote.Value(service.Name)} {verdict.Value.What}")
                {
                    Severity = verdict.Value.Severity,
                    Service = service.Name,
                    Pointer = service.PointerTo(service.User.Source == UserSource.Compose ? "user" : "image"),
                    Related = service.User.Via,
                    Subject = service.User.Value ?? "?",
                    Fix = verdict.Value.Severity < Severity.Warning ? null
                        : service.User.Source == UserSource.Compose ? Fix.Show(service.User.DecidedBy, Title, "\"1000:1000\"")
                        : Fix.Show(Title, ServiceAddition.Key(service, service.At, "user: \"1000:1000\"")),
                };
            }
        }
    }

    private static (Severity Severity, string What)? Judge(Service service) => (service.User.Source, service.User.RunsAsRoot, service.IsGateway) switch
    {
        (UserSource.Compose, true, _) =>
            (Severity.Error, $"runs as root (user {Quote.Value(service.User.Value ?? "")}): one escape from the container is root on the host; {Cure}"),
        (UserSource.Compose, null, _) =>
            (service.IsGateway ? Severity.Warning : Severity.Info, $"runs as a user that only the host knows: if that is root, one escape is root on the host; {Cure}"),
        (UserSource.Image, true, true) =>
            (Severity.Error, $"runs as root, the user of image {Quote.Value(service.Image ?? "")}: one escape from the container is root on the host; {Cure}"),
        (UserSource.Image, true, false) =>
            (Severity.Info, $"runs as root, the user of image {Quote.Value(service.Image ?? "")}; where the image allows it, {Cure}"),
        (UserSource.Image, null, true) => (Severity.Warning, $"runs as a user that nothing here tells: {Unknown(service)}"),
        _ => null,
    };

    private static string Unknown(Service service) => service.Image is { Length: > 0 } image
        ? $"{Cure}, or name the Dockerfile behind the image, such as <MoltbotDockerfile Include=\"Dockerfile\" Image=\"{Quote.Plain(image)}\" />"
        : Cure;
}
