using System.Globalization;
using System.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Text from an input, made fit for a message: on one line, cut, without anything that a terminal, a log host or a page would obey.</summary>
public static class Quote
{
    private const int Longest = 80;
    private const int LongestSentence = 400;

    /// <summary>The value in <c>'…'</c>.</summary>
    public static string Value(string value) => $"'{Shown(SecretShapes.Hide(value), Longest)}'";

    /// <summary>The value without quotation marks.</summary>
    public static string Plain(string value) => Begin(Shown(SecretShapes.Hide(value), Longest));

    /// <summary>What a person wrote as a reason, without quotation marks.</summary>
    public static string Sentence(string value) => Begin(Shown(SecretShapes.Hide(value), LongestSentence));

    /// <summary>A file's path, whole: a place to go to.</summary>
    public static string Path(string path) => Begin(Shown(path, int.MaxValue));

    /// <summary>A line of text, whole.</summary>
    public static string Line(string text) => Begin(Shown(text, int.MaxValue));

    private static string Shown(string value, int longest)
    {
        var text = new StringBuilder(Math.Min(value.Length, Longest) + 1);
        foreach (var rune in value.EnumerateRunes())
        {
            if (text.Length + rune.Utf16SequenceLength > longest)
            {
                text.Append('…');
                break;
            }

            text.Append(IsHarmless(rune) ? rune.ToString() : Escape(rune));
        }

        // '##vso[' and '##[' are commands to a build host wherever they stand in a line.
        return text.Replace("##vso[", "# #vso[").Replace("##[", "# #[").ToString();
    }

    /// <summary><c>::</c> is a command to a build host where a line begins with it; inside, it is an IPv6 address.</summary>
    private static string Begin(string text) => text.TrimStart().StartsWith("::", StringComparison.Ordinal) ? ": :" + text.TrimStart()[2..] : text;

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate);

    private static string Escape(Rune rune) => rune.Value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        var code => "\\u" + code.ToString("x4", CultureInfo.InvariantCulture),
    };
}
