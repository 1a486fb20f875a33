namespace Moltbot.Hardening.Findings;

/// <summary>Which file names are those of secrets: env files, private keys, credentials of tools, the gateways' state.</summary>
internal static class SecretFiles
{
    private static readonly string[] Names =
    [
        ".env", "secrets.env", ".envrc", ".netrc", ".pgpass", ".git-credentials", ".my.cnf", ".htpasswd", "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519",
        "auth-profiles.json", ".ssh", ".aws", ".gnupg", ".kube", ".clawdbot", ".moltbot", ".openclaw",
    ];

    private static readonly string[] Endings = [".key", "key.pem", ".p12", ".pfx", ".jks", ".keystore", ".ppk", ".kdbx"];

    /// <summary>Parts of names that only look like it: examples, and keys that are public.</summary>
    private static readonly string[] Harmless = ["example", "sample", "template", "dist", "default", "public", ".pub", "gpg", "keyring", "archive"];

    /// <summary>Whether a file or folder of that name holds secrets. A name with <c>*</c> does where it can be one of those.</summary>
    public static bool IsSecret(string name)
    {
        var plain = name.ToLowerInvariant().TrimEnd('*', '?');
        if (plain.Length == 0 || Array.Exists(Harmless, part => plain.Contains(part, StringComparison.Ordinal)))
        {
            return false;
        }

        return Array.IndexOf(Names, plain) >= 0
            || plain.StartsWith(".env.", StringComparison.Ordinal)
            || plain.StartsWith("secrets.env.", StringComparison.Ordinal)
            || Array.Exists(Endings, ending => plain.EndsWith(ending, StringComparison.Ordinal));
    }
}
