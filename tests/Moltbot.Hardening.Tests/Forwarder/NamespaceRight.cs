namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>Whether network namespaces can be made here.</summary>
internal static class NamespaceRight
{
    private static readonly string[] Programs = ["ip", "node", "setpriv"];

    /// <summary>Why not; null where they can. Tried once, for even root may lack the right in a container.</summary>
    public static string? SkipReason { get; } = Reason();

    private static string? Reason()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "network namespaces are Linux's";
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':');
        var missing = Programs.Where(program => !folders.Any(folder => File.Exists(Path.Combine(folder, program)))).ToArray();
        if (missing.Length > 0)
        {
            return $"not here: {string.Join(", ", missing)} (Debian: iproute2, nodejs, util-linux)";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return "only root may make network namespaces";
        }

        try
        {
            using var attempt = new TwoNamespaces();
            attempt.Gateway.NewSocket().Dispose();
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return "network namespaces may not be made here: " + refused.Message.ReplaceLineEndings(" ");
        }
    }
}
