using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>The kernel's list of mounts (proc(5)): a filesystem that keeps no modes is known by its type, and every mode on it is a claim.</summary>
internal static class MountTable
{
    private static readonly string[] WithoutModes = ["vfat", "msdos", "exfat", "ntfs", "ntfs3", "fuseblk", "cifs", "smb3", "drvfs"];

    /// <summary>The type of the filesystem that a folder is on, where it keeps no modes; null else, and where there is no such list.</summary>
    public static string? KindWithoutModes(string table, string folder)
    {
        if (!File.Exists(table))
        {
            return null;
        }

        var real = new DiskTree("/").RealPath(folder);
        var (kind, options, longest) = ("", "", 0);
        foreach (var line in File.ReadLines(table))
        {
            if (line.Split(' ') is [_, var written, var type, var set, ..] && Plain(written) is var place && IsAtOrAbove(place, real) && place.Length >= longest)
            {
                (kind, options, longest) = (type, set, place.Length);
            }
        }

        var names = options.Split(',', ';');
        return (WithoutModes.Contains(kind) || (kind == "9p" && options.Contains("aname=drvfs", StringComparison.Ordinal))) && !names.Contains("metadata") ? kind : null;
    }

    private static bool IsAtOrAbove(string place, string folder) => place == "/" || folder == place || folder.StartsWith(place + "/", StringComparison.Ordinal);

    /// <summary>Blanks, line ends and the backslash stand there in octal.</summary>
    private static string Plain(string text) => text
        .Replace("\\040", " ", StringComparison.Ordinal).Replace("\\011", "\t", StringComparison.Ordinal)
        .Replace("\\012", "\n", StringComparison.Ordinal).Replace("\\134", "\\", StringComparison.Ordinal);
}
