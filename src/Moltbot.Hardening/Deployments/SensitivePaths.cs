namespace Moltbot.Hardening.Deployments;

/// <summary>Folders of a host that are no business of a container, and what a mount of them hands over.</summary>
/// <remarks>After the Filesystem Hierarchy Standard 3.0 and docker's bind mounts; checked 2026-11.</remarks>
internal static class SensitivePaths
{
    private const string Home = "a whole home directory, keys and logins with it";
    private const string Disk = "the host's whole disk";

    /// <summary>These and everything below them.</summary>
    private static readonly (string[] Path, string What)[] Trees =
    [
        (["etc"], "the host's configuration, password hashes and keys"),
        (["private", "etc"], "the host's configuration, password hashes and keys"),
        (["proc"], "the host's processes and kernel switches"),
        (["sys"], "the host's kernel and device switches"),
        (["dev"], "the host's devices"),
        (["boot"], "the host's kernel and boot loader"),
        (["var", "lib", "docker"], "every image, container and volume of the engine"),
        (["var", "lib", "containerd"], "every image and container of the engine"),
        (["var", "lib", "containers"], "every image, container and volume of the engine"),
    ];

    /// <summary>These and everything below them: everybody on the host may read them, or there is nothing in them.</summary>
    private static readonly string[][] Harmless =
    [
        ["etc", "localtime"], ["etc", "timezone"], ["etc", "ssl", "certs"], ["dev", "net", "tun"],
        ["dev", "null"], ["dev", "zero"], ["dev", "full"], ["dev", "random"], ["dev", "urandom"],
    ];

    private static readonly string[] Credentials = [".ssh", ".aws", ".docker", ".kube", ".gnupg"];

    /// <summary>What a mount hands over of the host's own, in half a line, or null.</summary>
    /// <remarks>An engine's socket is another rule's, but for the whole disk, which is more.</remarks>
    /// <param name="mount">A mount of a service.</param>
    /// <param name="own">The deployment's own folders: where they lie decides nothing, it is another place on the next machine.</param>
    public static string? HandedOver(VolumeMount mount, params string[] own)
    {
        if (mount.Type is not ("bind" or "volume") || (EngineSockets.Reaches(mount) && HostPath.Segments(mount.Source).Count > 0))
        {
            return null;
        }

        var folder = Array.Find(own, folder => mount.Source == folder || mount.Source.StartsWith(folder.TrimEnd('/') + "/", StringComparison.Ordinal));
        return folder is null ? HandedOver(mount.Source) : HandedOverInside(mount.Source[folder.Length..]);
    }

    /// <summary>What a mount of a host's path hands over, in half a line; null where it is nothing of the host's own.</summary>
    public static string? HandedOver(string hostPath)
    {
        var segments = HostPath.Segments(hostPath);
        if (!IsAbsolute(hostPath, segments))
        {
            return null;
        }

        if (IsDrive(segments) is > 0 and var drive)
        {
            segments.RemoveRange(0, drive);
            return segments.Count == 0 ? Disk : IsHome(segments) ? Home : Login(segments);
        }

        return segments.Count == 0 ? Disk : IsHome(segments) ? Home : Array.Exists(Harmless, tree => IsBelow(segments, tree)) ? null : Tree(segments) ?? Login(segments);
    }

    /// <summary>The same for a path of the deployment's own folder, wherever that folder lies.</summary>
    /// <remarks>A <c>.docker</c> there holds, in many repositories, what images are built from.</remarks>
    private static string? HandedOverInside(string path) => HostPath.Segments(path) is var segments && segments.Contains(".docker") ? null : Login(segments);

    private static string? Tree(List<string> segments) => Array.Find(Trees, tree => IsBelow(segments, tree.Path)).What;

    private static string? Login(List<string> segments) =>
        segments.Find(static segment => Array.IndexOf(Credentials, segment) >= 0) is { } folder ? $"the keys and logins in {folder}" : null;

    private static bool IsHome(List<string> segments) => segments is ["~"] or ["root"] or ["home" or "Users"] or ["home" or "Users", _];

    /// <summary>How many segments name a Windows drive, also as a Linux in it sees it: <c>C:\</c>, <c>/mnt/c</c>, <c>/host_mnt/c</c>.</summary>
    private static int IsDrive(List<string> segments) => segments switch
    {
        [[_, ':'], ..] => 1,
        ["mnt" or "host_mnt", [>= 'a' and <= 'z'], ..] => 2,
        _ => 0,
    };

    private static bool IsAbsolute(string path, List<string> segments) =>
        (path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal)) || segments is ["~", ..] || IsDrive(segments) > 0 || path.StartsWith("${", StringComparison.Ordinal);

    private static bool IsBelow(List<string> path, string[] tree)
    {
        if (path.Count < tree.Length)
        {
            return false;
        }

        for (var i = 0; i < tree.Length; i++)
        {
            if (path[i] != tree[i])
            {
                return false;
            }
        }

        return true;
    }
}
