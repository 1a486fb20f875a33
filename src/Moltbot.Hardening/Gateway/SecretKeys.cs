namespace Moltbot.Hardening.Gateway;

/// <summary>Keys of a configuration whose values are secrets, so that no message ever shows them.</summary>
internal static class SecretKeys
{
    private static readonly string[] Parts = ["token", "password", "secret", "apikey", "api_key", "privatekey", "private_key", "credential", "cookie", "authorization"];

    public static bool Any(string pointer) =>
        Array.Exists(Parts, part => pointer.Contains(part, StringComparison.OrdinalIgnoreCase));
}
