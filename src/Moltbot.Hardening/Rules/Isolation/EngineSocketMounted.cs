using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that can command the container engine, and so start a container that owns the host.</summary>
internal sealed class EngineSocketMounted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2001", Name: nameof(EngineSocketMounted), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A container engine's socket reaches a service.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => deployment.Services.SelectMany(each => Evaluate(each.Service));

    private IEnumerable<Finding> Evaluate(Service service)
    {
        var mounts = service.Volumes.Where(EngineSockets.Reaches).ToArray();
        foreach (var mount in mounts)
        {
            var way = EngineSockets.IsReachedBy(mount.Source) ? $"mounts {Quote.Value(mount.Source)}" : $"mounts what only the host knows to {Quote.Value(mount.Target)}";
            yield return Report(service, mount.Origin, way, "remove the mount", "volumes", mount.Source);
        }

        if (service["use_api_socket"] is { Value: true } or { IsHole: true })
        {
            yield return Report(service, service["use_api_socket"]?.Origin, "has use_api_socket", "remove the line", "use_api_socket", "");
        }

        // A DOCKER_HOST that leads through a mount is the mount's finding.
        if (mounts.Length == 0 && service.Variable("DOCKER_HOST") is { Value: not null } host && LeadsToEngine(host))
        {
            yield return Report(service, host.Origin, $"is told to command the engine at {Quote.Value(host.Text)}", "remove the variable", "environment/DOCKER_HOST", host.Text);
        }
    }

    private static bool LeadsToEngine(ComposeScalar host) =>
        host.IsHole || host.Text.StartsWith("tcp://", StringComparison.Ordinal) || host.Text.StartsWith("ssh://", StringComparison.Ordinal);

    private Finding Report(Service service, Origin? origin, string what, string cure, string path, string subject) => new(
        Descriptor,
        origin?.At ?? service.At,
        $"service {Quote.Value(service.Name)} {what}: whoever commands the engine is root on the host; {cure}")
    {
        Service = service.Name,
        Pointer = service.PointerTo(path),
        Related = origin?.Via ?? ImmutableArray<Related>.Empty,
        Subject = subject,
    };
}
