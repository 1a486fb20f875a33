namespace Moltbot.Hardening.Findings;

/// <summary>Which names are those of secrets: told by their words, which <c>_</c>, <c>-</c>, <c>.</c> and a capital part.</summary>
internal static class SecretNames
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
        "option", "options", "config", "configuration", "settings", "rule", "rules", "providers", "methods", "level", "callback", "redirect",
    };

    /// <summary>Whether a variable, key or label of that name holds a secret.</summary>
    public static bool IsSecret(string name)
    {
        var words = Split(name);
        if (words.Count == 0 || Settings.Contains(words[^1]) || words[0] is "max" or "min" or "num")
        {
            return false;
        }

        return words.Any(Words.Contains) || words.Zip(words.Skip(1)).Any(static pair => pair.Second is "key" or "keys" && KeyKinds.Contains(pair.First));
    }

    /// <summary>Words in lower case: <c>dbPassword</c>, <c>DB_PASSWORD</c> and <c>DBPassword</c> are two.</summary>
    private static List<string> Split(string name)
    {
        var words = new List<string>(4);
        for (var at = 0; at < name.Length;)
        {
            var end = WordEnd(name, at);
            if (end > at)
            {
                words.Add(name[at..end].ToLowerInvariant());
            }

            at = Math.Max(end, at + 1);
        }

        return words;
    }

    private static int WordEnd(string name, int at)
    {
        var upper = Run(name, at, char.IsAsciiLetterUpper);
        var lower = Run(name, upper, char.IsAsciiLetterLower);
        return upper == at ? (lower == at ? Run(name, at, char.IsAsciiDigit) : lower)
            : lower == upper || upper == at + 1 ? lower
            : upper - 1;
    }

    private static int Run(string name, int at, Func<char, bool> isPart)
    {
        while (at < name.Length && isPart(name[at]))
        {
            at++;
        }

        return at;
    }
}
