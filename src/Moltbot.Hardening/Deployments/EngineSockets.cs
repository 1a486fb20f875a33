using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Paths through which a container engine is commanded.</summary>
internal static class EngineSockets
{
    private static readonly string[] SocketNames =
        ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "docker.raw.sock", "dockershim.sock", "cri-dockerd.sock", "balena-engine.sock"];

    private static readonly string[] Pipes = ["/pipe/docker_engine", "/pipe/dockerdesktop", "/pipe/podman"];

    /// <summary>Below <c>/run</c>, which <c>/var/run</c> leads to as well; <c>*</c> is a user's number.</summary>
    private static readonly string[] Running =
    [
        "docker.sock", "docker/containerd/containerd.sock", "containerd/containerd.sock", "podman/podman.sock", "crio/crio.sock",
        "k3s/containerd/containerd.sock", "k0s/containerd.sock", "user/*/docker.sock", "user/*/podman/podman.sock", "user/*/containerd/containerd.sock",
    ];

    /// <summary>Below a user's home: Docker Desktop, Colima, Rancher Desktop, OrbStack, Lima.</summary>
    private static readonly string[] InHome =
    [
        ".docker/run/docker.sock", ".docker/desktop/docker.sock", ".colima/docker.sock", ".colima/*/docker.sock", ".colima/*/containerd.sock",
        ".rd/docker.sock", ".orbstack/run/docker.sock", ".lima/*/sock/docker.sock",
    ];

    private static readonly string[] Homes = ["~", "root", "home/*", "Users/*"];

    /// <summary>The segments of every known path, and how many of them a mount must name: a whole home is more than an engine, and another rule's.</summary>
    private static readonly List<KnownPath> Known = Paths();

    /// <summary>Whether a mount hands over an engine; where only the host knows the source, the target tells what is meant.</summary>
    public static bool Reaches(VolumeMount volume) => volume.Type switch
    {
        "bind" or "npipe" => IsReachedBy(volume.Source) || IsMeantBy(volume),
        "volume" => IsPath(volume.Source) && (IsReachedBy(volume.Source) || IsMeantBy(volume)),
        _ => false,
    };

    /// <summary>Whether a mount of this host path (or pipe) hands over an engine: its socket, or a folder above it.</summary>
    public static bool IsReachedBy(string hostPath)
    {
        var segments = HostPath.Segments(hostPath);
        var path = "/" + string.Join('/', segments);
        return (segments.Count > 0 && Array.IndexOf(SocketNames, segments[^1]) >= 0)
            || Array.Exists(Pipes, pipe => path.Contains(pipe, StringComparison.OrdinalIgnoreCase))
            || Known.Exists(known => IsAtOrAbove(segments, known));
    }

    private static List<KnownPath> Paths()
    {
        var paths = new List<KnownPath> { new("var/snap/microk8s/common/run/containerd.sock".Split('/'), 0) };
        foreach (var path in Running)
        {
            paths.Add(new KnownPath($"run/{path}".Split('/'), 0));
            paths.Add(new KnownPath($"var/run/{path}".Split('/'), 0));
        }

        foreach (var home in Homes)
        {
            foreach (var path in InHome)
            {
                paths.Add(new KnownPath($"{home}/{path}".Split('/'), home.Split('/').Length + 1));
            }
        }

        return paths;
    }

    /// <summary>A volume's name has no slash, so what has one is the device behind it.</summary>
    private static bool IsPath(string source) => source.Contains('/', StringComparison.Ordinal) || source.Contains('\\', StringComparison.Ordinal) || HoleText.IsIn(source);

    private static bool IsMeantBy(VolumeMount volume) =>
        volume.IsHole && volume.Target.EndsWith(".sock", StringComparison.Ordinal) && IsReachedBy(volume.Target);

    private static bool IsAtOrAbove(List<string> folder, KnownPath socket)
    {
        if (folder.Count < socket.Least || folder.Count > socket.Segments.Length)
        {
            return false;
        }

        for (var i = 0; i < folder.Count; i++)
        {
            if (socket.Segments[i] != HostPath.Unknown && socket.Segments[i] != folder[i])
            {
                return false;
            }
        }

        return true;
    }

    private sealed record KnownPath(string[] Segments, int Least);
}
