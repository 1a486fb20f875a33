using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Findings;

/// <summary>Which names are those of secrets: told by their words, which <c>_</c>, <c>-</c>, <c>.</c> and a capital part.</summary>
internal static partial class SecretNames
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "token", "password", "passwd", "pass", "passphrase", "pwd", "secret", "secrets", "apikey", "cookie", "credential", "credentials", "auth", "authkey", "authorization", "pat", "bearer", "privatekey", "accesskey", "secretkey",
    };

    /// <summary>What makes a secret of the word <c>key</c> behind it.</summary>
    private static readonly HashSet<string> KeyKinds = new(StringComparer.Ordinal) { "api", "access", "private", "session", "secret", "auth", "encryption", "signing", "master", "service", "account" };

    /// <summary>Words behind a secret's word that make a setting of it: where it lies, how long it lives, how many there are.</summary>
    private static readonly HashSet<string> Settings = new(StringComparer.Ordinal)
    {
        "file", "files", "path", "dir", "name", "id", "ttl", "expiry", "expires", "length", "limit", "count", "mode", "type", "url", "uri", "host", "method", "provider", "enabled", "disabled", "required", "header", "env", "age", "user", "username",
        "domain", "domains", "samesite", "secure", "httponly", "strategy", "backend", "driver", "store", "lifetime", "duration", "timeout", "interval", "expiration", "seconds", "minutes", "hours", "days",
        "audience", "issuer", "realm", "scope", "scopes", "algorithm", "policy", "headers", "prefix", "format", "size", "rounds", "endpoint", "port", "region", "version", "stdin",
    };

    /// <summary>Whether a variable, key or label of that name holds a secret.</summary>
    public static bool IsSecret(string name)
    {
        var words = Parts().Matches(name).Select(static part => part.Value.ToLowerInvariant()).ToArray();
        if (words.Length == 0 || Settings.Contains(words[^1]) || words[0] is "max" or "min" or "num")
        {
            return false;
        }

        return words.Any(Words.Contains) || words.Zip(words.Skip(1)).Any(static pair => pair.Second is "key" or "keys" && KeyKinds.Contains(pair.First));
    }

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.ExplicitCapture)]
    private static partial Regex Parts();
}
