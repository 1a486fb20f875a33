namespace Moltbot.Hardening.Deployments;

/// <summary>Devices that are the host: its disks and its memory.</summary>
/// <remarks>Linux, Documentation/admin-guide/devices.txt (names and numbers); checked 2026-11.</remarks>
internal static class HostDevices
{
    private static readonly string[] Memory = ["mem", "kmem", "port"];

    /// <summary>Names begin with one of these, a letter or number after it; folders of disks end with <c>/</c>.</summary>
    private static readonly string[] Disks = ["sd", "hd", "vd", "xvd", "nvme", "mmcblk", "md", "dm-", "loop", "disk/", "mapper/"];

    public static bool IsDiskOrMemory(string path)
    {
        var segments = HostPath.Segments(path);
        if (segments is not ["dev", ..])
        {
            return false;
        }

        var name = string.Join('/', segments.Skip(1));
        return name.Length == 0 || Array.IndexOf(Memory, name) >= 0 || name is "disk" or "mapper"
            || Array.Exists(Disks, disk => name.StartsWith(disk, StringComparison.Ordinal) && name.Length > disk.Length);
    }

    /// <summary>Whether a rule such as <c>b 8:* rwm</c> opens a disk, or one such as <c>c 1:1 r</c> the memory.</summary>
    public static bool AllowsDiskOrMemory(string rule) => rule.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        ["a", ..] or ["b", ..] => true,
        ["c", "*:*" or "1:*" or "1:1" or "1:2" or "1:4", ..] => true,
        _ => false,
    };
}
