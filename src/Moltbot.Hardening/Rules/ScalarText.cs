using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules;

/// <summary>A reference to a variable in the place of a value.</summary>
internal static class ScalarText
{
    /// <summary>In double quotes, which hold it between braces too; as it is behind <c>NAME=</c> in an item of a list.</summary>
    /// <returns>Null where that item stands between brackets without quotes.</returns>
    public static TextEdit? Reference(SourceLocation at, string reference)
    {
        var text = at.File.Text;
        if (at.Span.Offset == 0 || text[at.Span.Offset - 1] != '=')
        {
            return new TextEdit(at, $"\"{reference}\"");
        }

        var behind = YamlLines.BlankBehind(text, at.Span.End);
        return behind < text.Length && text[behind] is ',' or ']' ? null : new TextEdit(at, reference);
    }
}
