using System.Buffers;

namespace Moltbot.Hardening.Gateway;

/// <summary>Secrets that everybody knows: the examples of guides and published deployments, as seen until 2026-11.</summary>
/// <remarks>A gateway starts with every one of them; upstream's audit says nothing about the longer ones.</remarks>
internal static class PublishedPlaceholders
{
    /// <summary>Whole texts, letters and digits only, in lower case.</summary>
    private static readonly HashSet<string> Whole = new(StringComparer.Ordinal)
    {
        "changeme", "changethis", "changeit", "password", "passw0rd", "secret", "token", "mytoken", "mysecret", "test", "testtoken", "demo", "dummy", "example",
        "admin", "default", "none", "todo", "tbd", "fixme", "placeholder", "letmein", "hunter2", "generated", "redacted", "insecure", "localdevtoken", "devtoken",
        "gatewaytoken", "supersecret", "clawdbot", "moltbot", "openclaw", "correcthorsebatterystaple", "sometoken", "abc123", "123456", "12345678",
    };

    /// <summary>Beginnings, after everything but letters and digits is taken out.</summary>
    private static readonly string[] Beginnings =
    [
        "your", "replace", "changeme", "changethis", "insert", "enteryour", "puthere", "putyour", "pasteyour", "paste", "setme", "fillin", "generate", "longrandom", "random32", "xxxx", "placeholder", "exampletoken", "addyour",
    ];

    /// <summary>Parts that say it anywhere.</summary>
    private static readonly string[] Parts = ["testkey", "tokenhere", "secrethere", "passwordhere", "keyhere", "changeme", "replaceme", "replacewith", "placeholder", "opensslrand"];

    private static readonly SearchValues<char> Marks = SearchValues.Create("<>");

    public static bool Contains(string text)
    {
        if (IsMarked(text))
        {
            return true;
        }

        var plain = string.Concat(text.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        return Whole.Contains(plain)
            || Array.Exists(Beginnings, start => plain.StartsWith(start, StringComparison.Ordinal))
            || Array.Exists(Parts, part => plain.Contains(part, StringComparison.Ordinal));
    }

    /// <summary><c>&lt;your token&gt;</c>, <c>__TOKEN__</c>, <c>{{token}}</c>, <c>[TOKEN]</c>, <c>%TOKEN%</c>, <c>...</c>: brackets and marks that no generator makes.</summary>
    private static bool IsMarked(string text) =>
        (text.StartsWith('<') && text.AsSpan().IndexOfAny(Marks) >= 0 && text.EndsWith('>'))
        || (text.StartsWith("__", StringComparison.Ordinal) && text.EndsWith("__", StringComparison.Ordinal))
        || (text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal))
        || (text.StartsWith('[') && text.EndsWith(']'))
        || (text.StartsWith('%') && text.EndsWith('%') && text.Length > 2)
        || text.AsSpan().IndexOfAnyExcept('.', '*', '…') < 0;
}
