namespace Moltbot.Hardening.Deployments;

/// <summary>Paths through which a container engine is commanded.</summary>
internal static class EngineSockets
{
    private static readonly string[] SocketNames = ["docker.sock", "containerd.sock", "crio.sock", "podman.sock", "docker.raw.sock"];

    /// <summary>Folders that hold an engine's socket, on a host as distributions lay it out.</summary>
    private static readonly string[] Folders =
        ["/", "/var", "/var/run", "/run", "/run/containerd", "/var/run/containerd", "/run/crio", "/var/run/crio", "/run/podman", "/var/run/podman", "/run/user", "/var/run/user"];

    /// <summary>Whether a mount hands over an engine; where only the host knows the source, the target tells what is meant.</summary>
    public static bool Reaches(VolumeMount volume) => volume.Type is "bind" or "npipe" or "volume"
        && ((volume.Source.StartsWith('/') || volume.Source.StartsWith('\\')) && IsReachedBy(volume.Source)
            || (volume.IsHole && volume.Target.EndsWith(".sock", StringComparison.Ordinal) && IsReachedBy(volume.Target)));

    /// <summary>Whether a mount of this host path (or pipe) hands over an engine.</summary>
    public static bool IsReachedBy(string hostPath)
    {
        var path = Normalize(hostPath);
        return SocketNames.Contains(path[(path.LastIndexOf('/') + 1)..])
            || path.Contains("/pipe/docker_engine", StringComparison.OrdinalIgnoreCase)
            || path.Contains("/pipe/dockerdesktop", StringComparison.OrdinalIgnoreCase)
            || path.Contains("/pipe/podman", StringComparison.OrdinalIgnoreCase)
            || Folders.Contains(path)
            || IsRuntimeFolder(path);
    }

    /// <summary><c>/run/user/1000</c>, where a rootless engine has its socket.</summary>
    private static bool IsRuntimeFolder(string path)
    {
        var parent = path[..Math.Max(0, path.LastIndexOf('/'))];
        return parent is "/run/user" or "/var/run/user" || path.EndsWith("/.docker/run", StringComparison.Ordinal);
    }

    private static string Normalize(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ".."))
            {
                parts.Add(part);
            }
        }

        return "/" + string.Join('/', parts);
    }
}
