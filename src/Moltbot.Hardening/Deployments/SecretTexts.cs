namespace Moltbot.Hardening.Deployments;

/// <summary>What a text under a secret's name is, where no vendor's shape tells it.</summary>
internal static class SecretTexts
{
    private static readonly string[] Words = ["true", "false", "yes", "no", "on", "off", "none", "null", "*"];

    private static readonly string[] Hashes = ["apr1", "1", "5", "6", "7", "y", "2a", "2b", "2x", "2y", "scrypt"];

    /// <summary>Whether it is a switch, a small number, a path, a plain address or a hash, which stand under such names too.</summary>
    public static bool IsSetting(string name, string text) =>
        Array.Exists(Words, word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
        || (text.Length <= 3 && text.All(char.IsAsciiDigit))
        || IsPath(text)
        || IsPlainAddress(text)
        || IsHash(text)
        || (name.EndsWith("AUTH", StringComparison.OrdinalIgnoreCase) && (text.Length < 12 || text.Contains(' ', StringComparison.Ordinal)));

    /// <summary>Whether a part of a value is a secret by itself, and no word in front of one: long, letters and digits, no blank, no path.</summary>
    public static bool IsTelling(string text) =>
        text.Length >= 12 && text.Any(char.IsAsciiDigit) && text.Any(char.IsAsciiLetter) && !text.Any(static unit => char.IsWhiteSpace(unit) || unit == '/');

    /// <summary>Whether the container's shell fills it in: <c>$NAME</c>, <c>${…</c>, <c>$(…</c>, one word in front or none.</summary>
    public static bool IsShellReference(string text)
    {
        var dollar = text.IndexOf('$', StringComparison.Ordinal);
        if (dollar < 0 || dollar + 1 == text.Length || (dollar > 0 && (text[dollar - 1] != ' ' || text.AsSpan(0, dollar - 1).ContainsAny(' ', '\t', '\n'))))
        {
            return false;
        }

        var rest = text.AsSpan(dollar + 1);
        return rest[0] is '{' or '(' || (!char.IsAsciiDigit(rest[0]) && IsName(rest));
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var unit in text)
        {
            if (!char.IsAsciiLetterOrDigit(unit) && unit != '_')
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPath(string text) => !text.Any(char.IsWhiteSpace)
        && ((text is ['.' or '/' or '~', ..] && text.IndexOf('/', 1) > 0) || text is [_, ':', '\\', ..]);

    private static bool IsPlainAddress(string text) =>
        (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)) && !text.Any(static unit => char.IsWhiteSpace(unit) || unit == '@');

    /// <summary>As crypt(3), htpasswd and Argon2 write it, with its user in front or not.</summary>
    private static bool IsHash(string text)
    {
        var dollar = text.IndexOf('$', StringComparison.Ordinal);
        var close = dollar < 0 ? -1 : text.IndexOf('$', dollar + 1);
        if (close < 0 || (dollar > 0 && (text[dollar - 1] != ':' || text.AsSpan(0, dollar - 1).ContainsAny(':', ' '))))
        {
            return false;
        }

        var kind = text[(dollar + 1)..close];
        return Array.IndexOf(Hashes, kind) >= 0 || kind.StartsWith("argon2", StringComparison.Ordinal) || kind.StartsWith("pbkdf2", StringComparison.Ordinal);
    }
}
