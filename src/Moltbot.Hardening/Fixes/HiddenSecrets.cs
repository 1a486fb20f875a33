using System.Text;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Fixes;

/// <summary>A file's text as it may be shown: what stands under a secret's name, and what looks like a secret, is <c>***</c>. Its lines stay as many.</summary>
internal static class HiddenSecrets
{
    private const string Mask = "***";

    /// <param name="text">Any file's.</param>
    /// <param name="known">Values that are secrets wherever they stand.</param>
    public static string In(string text, IEnumerable<string> known)
    {
        foreach (var value in known)
        {
            text = text.Replace(value, Mask + new string('\n', value.Count(static unit => unit == '\n')), StringComparison.Ordinal);
        }

        var shown = new List<string>();
        var blockIndent = -1;
        foreach (var line in Shapes(text).Split('\n'))
        {
            var indent = line.Length - line.TrimStart().Length;
            if (blockIndent >= 0 && (indent > blockIndent || line.Trim().Length == 0))
            {
                shown.Add(line.Trim().Length == 0 ? line : line[..indent] + Mask);
                continue;
            }

            shown.Add(Named(line, out var isBlock));
            blockIndent = isBlock ? indent : -1;
        }

        return string.Join('\n', shown);
    }

    /// <summary>Secrets by their shape; one over several lines leaves its line ends.</summary>
    private static string Shapes(string text)
    {
        var shown = new StringBuilder(text.Length);
        var at = 0;
        while (SecretShapes.Find(text, at) is { } secret)
        {
            var lines = text.AsSpan(secret.Offset, secret.Length).Count('\n');
            shown.Append(text, at, secret.Offset - at).Append(Mask).Append('\n', lines);
            at = secret.End;
        }

        return string.Join('\n', shown.Append(text, at, text.Length - at).ToString().Split('\n').Select(SecretShapes.Hide));
    }

    /// <summary>The line with what stands behind a secret's name left out; a reference, a guard's message and a collection stay.</summary>
    private static string Named(string line, out bool isBlock)
    {
        isBlock = false;
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is not (':' or '=') || !SecretNames.IsSecret(NameBefore(line, at)))
            {
                continue;
            }

            var value = line.AsSpan(at + 1).Trim();
            if (value is ['|' or '>', ..])
            {
                isBlock = true;
                return line;
            }

            var bare = value.TrimStart("\"'");
            if (bare.Length == 0 || bare.TrimEnd(", }") is "true" or "false" or "null" || bare[0] is '{' or '?' or ',' or '#' or '/' || HoleText.IsIn(bare[..Math.Min(2, bare.Length)].ToString()) || bare.StartsWith("!override") || bare.StartsWith("!reset"))
            {
                continue;
            }

            return line[..(at + 1)] + (line.Length > at + 1 && line[at + 1] == ' ' ? " " : "") + Mask + (line.EndsWith('\r') ? "\r" : "");
        }

        return line;
    }

    private static string NameBefore(string line, int at)
    {
        var end = at;
        while (end > 0 && line[end - 1] is ' ' or '"' or '\'')
        {
            end--;
        }

        var start = end;
        while (start > 0 && (char.IsAsciiLetterOrDigit(line[start - 1]) || line[start - 1] is '_' or '-' or '.'))
        {
            start--;
        }

        return line[start..end];
    }
}
