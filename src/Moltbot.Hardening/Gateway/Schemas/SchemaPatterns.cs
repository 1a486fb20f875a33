using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>JavaScript patterns and the formats that a gateway checks, asked of a text.</summary>
internal static class SchemaPatterns
{
    /// <summary>A pattern that needs longer cannot decide; the gateway's own verdict stays open and nothing is reported.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private static readonly ConcurrentDictionary<string, Regex> Made = new(StringComparer.Ordinal);

    public static bool Matches(string pattern, string text)
    {
        try
        {
            return Made.GetOrAdd(pattern, static source => new Regex(Translate(source), RegexOptions.CultureInvariant, Patience)).IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return true;
        }
    }

    /// <summary>Whether a text has a form. <c>uri</c> is what JavaScript's <c>URL</c> asks first: a scheme and something after it.</summary>
    public static bool HasFormat(string format, string text) => format != "uri" || IsAddress(text);

    /// <remarks>In .NET <c>\d</c> takes the digits of every script and <c>$</c> matches before a last line feed; in JavaScript neither.</remarks>
    private static string Translate(string pattern) =>
        pattern.Replace(@"\d", "[0-9]", StringComparison.Ordinal).Replace("$", @"\z", StringComparison.Ordinal);

    private static bool IsAddress(string text)
    {
        var colon = text.IndexOf(':');
        return colon > 0 && colon + 1 < text.Length && char.IsAsciiLetter(text[0])
            && text.AsSpan(0, colon).IndexOfAnyExcept(SchemeUnits) < 0;
    }

    private static readonly System.Buffers.SearchValues<char> SchemeUnits =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
}
