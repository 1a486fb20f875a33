using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A service that can command the container engine, and so start a container that owns the host.</summary>
internal sealed partial class EngineSocketMounted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2001", Name: nameof(EngineSocketMounted), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A container engine's socket reaches a service.")
    {
        Phase = "3",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var (set, service) in deployment.Services)
        {
            foreach (var finding in Evaluate(service))
            {
                yield return finding;
            }

            foreach (var finding in Files(service, set.Compose.Model))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Evaluate(Service service)
    {
        var isMounted = false;
        foreach (var mount in service.Volumes)
        {
            if (!EngineSockets.Reaches(mount))
            {
                continue;
            }

            isMounted = true;
            var way = EngineSockets.IsReachedBy(mount.Source) ? $"mounts {Quote.Value(mount.Source)}" : $"mounts what only the host knows to {Quote.Value(mount.Target)}";
            yield return Report(service, mount.Origin, way, "remove the mount", "volumes", mount.Source);
        }

        if (service["use_api_socket"] is { Value: true } or { IsHole: true })
        {
            yield return Report(service, service["use_api_socket"]?.Origin, "has use_api_socket", "remove the line", "use_api_socket", "");
        }

        // A DOCKER_HOST that leads through a mount is the mount's finding.
        if (!isMounted && service.Variable("DOCKER_HOST") is { Value: not null } host && LeadsToEngine(host, service))
        {
            var address = WithoutUser(host.Text);
            yield return Report(service, host.Origin, $"is told to command the engine at {Quote.Value(address)}", "remove the variable", "environment/DOCKER_HOST", address);
        }
    }

    /// <summary>A secret or config with <c>file</c> is a mount of that file.</summary>
    private IEnumerable<Finding> Files(Service service, ComposeMapping model)
    {
        foreach (var kind in FileKinds)
        {
            foreach (var item in (service.Model[kind] as ComposeSequence)?.Items ?? [])
            {
                if (MountedFiles.FileOf(model, kind, item) is { } file && EngineSockets.IsReachedBy(file.Text))
                {
                    yield return Report(service, item.Origin, $"is given {Quote.Value(file.Text)} by its {kind}", "remove the entry", kind, file.Text);
                }
            }
        }
    }

    private static bool LeadsToEngine(ComposeScalar host, Service service) =>
        host.IsHole
        || Remote().IsMatch(host.Text)
        || (host.Text.StartsWith(Local, StringComparison.Ordinal) && service.Volumes.Any(volume => volume.Type != "tmpfs" && IsBelow(host.Text[Local.Length..], volume.Target)));

    private static bool IsBelow(string path, string folder) => (path + "/").StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>A password may stand before the host.</summary>
    private static string WithoutUser(string address) => User().Replace(address, "");

    private static readonly string[] FileKinds = ["secrets", "configs"];

    private const string Local = "unix://";

    [GeneratedRegex("^(?:tcp|ssh|https?)://", RegexOptions.IgnoreCase)]
    private static partial Regex Remote();

    [GeneratedRegex("(?<=^[a-z]+://).*@", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex User();

    private Finding Report(Service service, Origin? origin, string what, string cure, string path, string subject) => new(
        Descriptor,
        origin?.At ?? service.At,
        $"service {Quote.Value(service.Name)} {what}: whoever commands the engine is root on the host; {cure}")
    {
        Service = service.Name,
        Pointer = service.PointerTo(path),
        Related = origin?.Via ?? ImmutableArray<Related>.Empty,
        Fix = origin is { At: var at } ? Fix.Show("Keep the engine to itself", EntryRemoval.Of(at)) : null,
        Subject = subject,
    };
}
