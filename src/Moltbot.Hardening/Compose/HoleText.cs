using System.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Cuts a text whose holes (<c>${VAR:?…}</c>) are whole: nobody knows what is in them.</summary>
internal static class HoleText
{
    /// <summary>The parts between separators that stand outside holes.</summary>
    public static IReadOnlyList<string> Split(ComposeScalar scalar, char separator)
    {
        if (!scalar.IsHole)
        {
            return scalar.Text.Split(separator);
        }

        var parts = new List<string>();
        var (start, at) = (0, 0);
        while (at < scalar.Text.Length)
        {
            if (scalar.Text[at] == separator)
            {
                parts.Add(scalar.Text[start..at]);
                start = at + 1;
            }

            at = Next(scalar.Text, at);
        }

        parts.Add(scalar.Text[start..]);
        return parts;
    }

    /// <summary>Whether a part that was cut out of a scalar holds a hole.</summary>
    public static bool IsIn(string part) => part.Contains("${", StringComparison.Ordinal);

    /// <summary>The text with one unit in the place of each hole.</summary>
    public static string Masked(string text, char mask)
    {
        var masked = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var next = Next(text, at);
            masked.Append(next > at + 1 ? mask : text[at]);
            at = next;
        }

        return masked.ToString();
    }

    /// <summary>Past the unit, or past the whole hole that begins at it.</summary>
    public static int Next(string text, int at)
    {
        if (!text.AsSpan(at).StartsWith("${"))
        {
            return at + 1;
        }

        var open = 0;
        for (var i = at + 1; i < text.Length; i++)
        {
            open += text[i] switch { '{' => 1, '}' => -1, _ => 0 };
            if (open == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
