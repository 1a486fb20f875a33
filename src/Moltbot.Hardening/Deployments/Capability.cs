namespace Moltbot.Hardening.Deployments;

/// <summary>A capability that a container may be given.</summary>
/// <param name="Name">In capitals, without <c>CAP_</c>.</param>
/// <param name="Power">What it lets a process do, in half a line.</param>
/// <param name="IsDefault">Docker gives it to every container that does not drop it.</param>
internal sealed record Capability(string Name, string Power, bool IsDefault)
{
    private const string Usual = "docker gives it to every container anyway, unless it is dropped";

    /// <remarks>
    /// capabilities(7), Linux 6.x; the default set is that of moby's oci/caps/defaults.go. Checked 2026-11. What is neither is not judged.
    /// </remarks>
    private static readonly Capability[] Known =
    [
        new("ALL", "every capability: root inside is root on the host", IsDefault: false),
        new("SYS_ADMIN", "it mounts file systems and enters namespaces, and so leaves the container", IsDefault: false),
        new("NET_ADMIN", "it changes interfaces, routes and firewall rules of its network", IsDefault: false),
        new("SYS_PTRACE", "it reads and changes the memory of other processes", IsDefault: false),
        new("SYS_MODULE", "it loads code into the host's kernel", IsDefault: false),
        new("DAC_READ_SEARCH", "it opens every file of the host by its handle", IsDefault: false),
        new("BPF", "it loads programs into the host's kernel", IsDefault: false),
        new("PERFMON", "it traces the host's kernel and processes", IsDefault: false),
        new("SYS_RAWIO", "it reads and writes the host's memory and disks", IsDefault: false),
        new("SYS_BOOT", "it restarts the host, or starts another kernel", IsDefault: false),
        new("SYS_TIME", "it sets the host's clock, by which certificates and logs are judged", IsDefault: false),
        new("AUDIT_WRITE", Usual, IsDefault: true),
        new("CHOWN", Usual, IsDefault: true),
        new("DAC_OVERRIDE", Usual, IsDefault: true),
        new("FOWNER", Usual, IsDefault: true),
        new("FSETID", Usual, IsDefault: true),
        new("KILL", Usual, IsDefault: true),
        new("MKNOD", Usual, IsDefault: true),
        new("NET_BIND_SERVICE", Usual, IsDefault: true),
        new("NET_RAW", Usual, IsDefault: true),
        new("SETFCAP", Usual, IsDefault: true),
        new("SETGID", Usual, IsDefault: true),
        new("SETPCAP", Usual, IsDefault: true),
        new("SETUID", Usual, IsDefault: true),
        new("SYS_CHROOT", Usual, IsDefault: true),
    ];

    /// <summary>The capability of that name; null for one that is not judged.</summary>
    public static Capability? Find(string written)
    {
        var name = Fold(written);
        return Array.Find(Known, known => known.Name == name);
    }

    // As docker folds it; only the word ALL has no such prefix.
    private static string Fold(string written)
    {
        var name = written.Trim().ToUpperInvariant();
        return name.StartsWith("CAP_", StringComparison.Ordinal) && name != "CAP_ALL" ? name[4..] : name;
    }
}
