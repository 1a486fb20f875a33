namespace Moltbot.Hardening.Deployments;

/// <summary>Folders of a host on which a file's mode says nothing, or whose content leaves the host.</summary>
internal static class HostFolders
{
    /// <summary>Folders that a program copies to a cloud; by a segment of the path, or its beginning.</summary>
    private static readonly string[] Synced =
    [
        "Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "My Drive", "iCloudDrive", "iCloud Drive", "Mobile Documents", "CloudStorage", "Nextcloud", "ownCloud", "pCloudDrive",
        "MEGAsync", "MEGA", "Box Sync", "Syncthing", "Yandex.Disk",
    ];

    /// <summary>A drive of Windows: by its letter, or as WSL (<c>/mnt/c</c>), Docker Desktop (<c>/host_mnt/c</c>) and Git's shell (<c>/c/Users</c>) write it.</summary>
    public static bool IsOnWindowsDrive(string path) => path.Replace('\\', '/').Split('/') switch
    {
        [[>= 'A' and <= 'Z' or >= 'a' and <= 'z', ':'], ..] => true,
        ["", "mnt" or "host_mnt", [>= 'a' and <= 'z' or >= 'A' and <= 'Z'], ..] => true,
        ["", [>= 'a' and <= 'z'], "Users", ..] => true,
        _ => false,
    };

    /// <summary>The name of the synchronised folder in a path, or null.</summary>
    public static string? SyncedPart(string path) => path.Replace('\\', '/').Split('/')
        .FirstOrDefault(static segment => Synced.Any(name => segment == name || segment.StartsWith(name + " (", StringComparison.Ordinal) || segment.StartsWith(name + " - ", StringComparison.Ordinal)));

    /// <summary>The path as far as the deployment chose it: where the repository itself lies on this machine says nothing of the host.</summary>
    public static string Chosen(string path, string root) => path.StartsWith(root.TrimEnd('/') + '/', StringComparison.Ordinal) ? path[root.TrimEnd('/').Length..] : path;
}
