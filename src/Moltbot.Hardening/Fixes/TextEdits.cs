using System.Text;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Fixes;

/// <summary>Edits of one text, applied all or none.</summary>
internal static class TextEdits
{
    /// <summary>The text with every edit; null where two of them cover the same part.</summary>
    /// <remarks>Insertions at one place come out in the order in which they were given.</remarks>
    public static string? Apply(string text, IEnumerable<TextEdit> edits)
    {
        var made = new StringBuilder(text.Length);
        var at = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.At.Span.Offset).ThenBy(static edit => edit.At.Span.Length))
        {
            if (edit.At.Span.Offset < at)
            {
                return null;
            }

            made.Append(text, at, edit.At.Span.Offset - at).Append(edit.NewText);
            at = edit.At.Span.End;
        }

        return made.Append(text, at, text.Length - at).ToString();
    }
}
