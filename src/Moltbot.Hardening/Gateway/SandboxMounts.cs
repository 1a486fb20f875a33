namespace Moltbot.Hardening.Gateway;

/// <summary>Folders of the host that an agent's sandbox must not be given.</summary>
internal static class SandboxMounts
{
    /// <summary>These, and what is below them; upstream refuses most of them at run time.</summary>
    private static readonly string[] Trees = ["/etc", "/proc", "/sys", "/dev", "/boot", "/run", "/var/run", "/root", "/var/lib/docker", "/private/etc", "/private/var/run"];

    private static readonly string[] SecretFolders = [".ssh", ".aws", ".docker", ".kube", ".gnupg", ".azure", ".netrc", .. Product.All.SelectMany(static product => product.StateDirectories)];

    /// <summary>The host's side of <c>source:target[:options]</c>.</summary>
    public static string Source(string bind)
    {
        // A drive's colon is none between source and target.
        var colon = bind.IndexOf(':', bind is [var drive, ':', '\\' or '/', ..] && char.IsAsciiLetter(drive) ? 2 : 0);
        return colon < 0 ? bind : bind[..colon];
    }

    public static bool IsSensitive(string source)
    {
        var path = source.Replace('\\', '/').TrimEnd('/');
        return path.Length == 0
            || Trees.Any(tree => path == tree || path.StartsWith(tree + "/", StringComparison.Ordinal))
            || path is "/home" or "/Users" or "/var" or "~" or "$HOME" or "${HOME}"
            || path.Split('/').Any(static part => SecretFolders.Contains(part) || part.EndsWith(".sock", StringComparison.Ordinal));
    }
}
