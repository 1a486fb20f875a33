using System.Buffers;
using System.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Secrets that more than a prefix tells: what stands around them, or what they say once decoded.</summary>
internal static class SecretFrames
{
    private const string Begin = "-----BEGIN ";
    private const int LeastPassword = 3;

    private static readonly SearchValues<char> EndOfUser = SearchValues.Create("/:@$ \t\r\n\"'<>{}");
    private static readonly SearchValues<char> EndOfPassword = SearchValues.Create("/@$ \t\r\n\"'<>{}");
    private static readonly SearchValues<char> EndOfField = SearchValues.Create(";$ \t\r\n\"'<>{}");

    /// <summary>A private key in PEM, to the end of its frame, or of the text where that is cut off.</summary>
    public static SecretMatch? PrivateKey(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith(Begin, StringComparison.Ordinal))
        {
            return null;
        }

        var label = at + Begin.Length;
        var close = text.IndexOf("-----", label, StringComparison.Ordinal);
        if (close < 0 || !text.AsSpan(label, close - label).EndsWith("PRIVATE KEY", StringComparison.Ordinal) || text.AsSpan(label, close - label).Contains('\n'))
        {
            return null;
        }

        var end = text.IndexOf("-----END ", close, StringComparison.Ordinal);
        var last = end < 0 ? -1 : text.IndexOf("-----", end + Begin.Length, StringComparison.Ordinal);
        return new SecretMatch("a private key", at, (last < 0 ? text.Length : last + 5) - at);
    }

    /// <summary>The password of <c>scheme://user:password@host</c>; <paramref name="at"/> is the first colon.</summary>
    public static SecretMatch? AddressPassword(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("://", StringComparison.Ordinal) || at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return null;
        }

        var user = at + 3;
        var colon = End(text, user, EndOfUser);
        if (colon == text.Length || text[colon] != ':')
        {
            return null;
        }

        var end = End(text, colon + 1, EndOfPassword);
        var isFollowedByHost = end + 1 < text.Length && text[end] == '@' && text[end + 1] != '/' && !char.IsWhiteSpace(text[end + 1]);
        return isFollowedByHost && end - colon - 1 >= LeastPassword
            ? new SecretMatch("a password in an address", colon + 1, end - colon - 1) { IsPassword = true }
            : null;
    }

    /// <summary>The password of <c>Server=db;Password=…;</c> as ADO.NET and ODBC write it, or an account's key; <paramref name="at"/> is the equals sign.</summary>
    public static SecretMatch? ConnectionPassword(string text, int at)
    {
        var name = FieldName(text, at);
        var start = at + 1;
        var end = End(text, start, EndOfField);
        if (Is(name, "AccountKey") || Is(name, "SharedAccessKey"))
        {
            return end - start >= 40 ? new SecretMatch("an Azure account key", start, end - start) : null;
        }

        return (Is(name, "password") || Is(name, "pwd")) && end - start >= LeastPassword && (IsBehindField(text, at, name.Length) || IsBeforeField(text, end))
            ? new SecretMatch("a password in a connection string", start, end - start) { IsPassword = true }
            : null;
    }

    /// <summary>An application's secret of Azure: three characters, a digit, <c>Q~</c>, and 31 to 34 more; <paramref name="at"/> is the tilde.</summary>
    public static SecretMatch? AzureSecret(string text, int at)
    {
        const int before = 5;
        if (at < before || text[at - 1] != 'Q' || !char.IsAsciiDigit(text[at - 2]))
        {
            return null;
        }

        var tail = 0;
        while (at + 1 + tail < text.Length && (char.IsAsciiLetterOrDigit(text[at + 1 + tail]) || text[at + 1 + tail] is '~' or '_' or '.' or '-'))
        {
            tail++;
        }

        var match = new SecretMatch("an Azure client secret", at - before, before + 1 + tail);
        var isAlone = match.Offset == 0 || !char.IsAsciiLetterOrDigit(text[match.Offset - 1]);
        return tail is >= 31 and <= 34 && isAlone && SecretRandomness.IsLikely(text.AsSpan(match.Offset, match.Length)) ? match : null;
    }

    /// <summary><c>123456789:AA…</c>: the bot's number and 35 characters, the first of which is always an A.</summary>
    public static SecretMatch? TelegramToken(string text, int at, bool isShown)
    {
        const int body = 35;
        var digits = 0;
        while (at + digits < text.Length && char.IsAsciiDigit(text[at + digits]))
        {
            digits++;
        }

        var colon = at + digits;
        if (digits is < 8 or > 10 || colon == text.Length || text[colon] != ':' || SecretAlphabet.Base64Url.Run(text.AsSpan(colon + 1)) != body)
        {
            return null;
        }

        return isShown || (text[colon + 1] == 'A' && SecretRandomness.IsLikely(text.AsSpan(colon + 1, body))) ? new SecretMatch("a Telegram bot token", at, digits + 1 + body) : null;
    }

    /// <summary>The API's address has the token behind the word <c>bot</c>.</summary>
    public static bool IsBehindBot(string text, int at) => at >= 4 && text.AsSpan(at - 4, 4).SequenceEqual("/bot");

    /// <summary>A signed JSON web token, but for one that says itself that it is for everybody (Supabase's role <c>anon</c>).</summary>
    public static SecretMatch? SignedToken(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("eyJ", StringComparison.Ordinal))
        {
            return null;
        }

        var length = SecretAlphabet.Dotted.Run(text.AsSpan(at));
        var parts = text.Substring(at, length).Split('.');
        return parts is [var head, var payload, { Length: >= 20 }]
            && Decode(head) is { } header && header.Contains("\"alg\"", StringComparison.Ordinal)
            && Decode(payload) is { } claims && claims.StartsWith('{') && !claims.Contains("\"role\":\"anon\"", StringComparison.Ordinal)
                ? new SecretMatch("a signed token (JWT)", at, length)
                : null;
    }

    /// <summary>The bot's number in base 64, a time, a signature.</summary>
    public static SecretMatch? DiscordToken(string text, int at)
    {
        if (text[at] is not ('M' or 'N' or 'O'))
        {
            return null;
        }

        var length = SecretAlphabet.Dotted.Run(text.AsSpan(at));
        return length is >= 57 and <= 80
            && text.Substring(at, length).Split('.') is [{ Length: >= 22 and <= 28 } id, { Length: 6 }, { Length: >= 27 }]
            && Decode(id) is { Length: >= 17 } number && number.All(char.IsAsciiDigit)
                ? new SecretMatch("a Discord bot token", at, length)
                : null;
    }

    private static int End(string text, int from, SearchValues<char> ends) =>
        from < text.Length && text.AsSpan(from).IndexOfAny(ends) is var end and >= 0 ? from + end : text.Length;

    private static ReadOnlySpan<char> FieldName(string text, int equals)
    {
        var end = equals;
        while (end > 0 && text[end - 1] == ' ')
        {
            end--;
        }

        var start = end;
        while (start > 0 && char.IsAsciiLetter(text[start - 1]))
        {
            start--;
        }

        return text.AsSpan(start, end - start);
    }

    /// <summary>Whether <c>name=value;</c> stands in front, on the same line.</summary>
    private static bool IsBehindField(string text, int equals, int name)
    {
        var before = text.AsSpan(0, equals).TrimEnd(' ')[..^name].TrimEnd(' ');
        return before.EndsWith(";") && before[(before.LastIndexOf('\n') + 1)..^1].Contains('=');
    }

    /// <summary>Whether <c>;name=</c> follows.</summary>
    private static bool IsBeforeField(string text, int end)
    {
        if (end == text.Length || text[end] != ';')
        {
            return false;
        }

        var rest = text.AsSpan(end + 1).TrimStart(' ');
        var equals = rest.IndexOf('=');
        return equals > 0 && !rest[..equals].ContainsAny("\n;$\"'") && char.IsAsciiLetter(rest[0]);
    }

    private static bool Is(ReadOnlySpan<char> name, string word) => name.Equals(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text under base 64 (either alphabet, without padding), or null.</summary>
    private static string? Decode(string part)
    {
        var padded = part.Replace('-', '+').Replace('_', '/').PadRight((part.Length + 3) / 4 * 4, '=');
        var bytes = new byte[padded.Length];
        return Convert.TryFromBase64String(padded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
