using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>The edit that takes an entry of a YAML mapping or list out, lines and all.</summary>
/// <remarks>It works on the text around a place that the reader found, so it knows no more than blanks, colons, dashes, brackets and line ends; where these tell no clear story, it gives none.</remarks>
internal static class EntryRemoval
{
    /// <param name="value">The item of a list, the value of an entry, or what stands behind <c>NAME=</c> in an item.</param>
    /// <returns>Null where it is not clear what goes with it.</returns>
    public static TextEdit? Of(SourceLocation value)
    {
        var text = value.File.Text;
        var (start, end) = Widened(text, value.Span);
        var before = YamlLines.BlankBefore(text, start);
        var isItem = before > 0 && text[before - 1] == '-' && YamlLines.IsBlank(text, YamlLines.Start(text, before), before - 1);
        if (isItem)
        {
            start = before - 1;
        }
        else if (before > 0 && text[before - 1] == ':')
        {
            start = KeyStart(text, before - 1);
        }

        var line = YamlLines.Start(text, start);
        return YamlLines.IsBlank(text, line, start) && YamlLines.IsEndOfLine(text, end)
            ? Lines(value.File, line, end, isItem)
            : Between(value.File, start, end);
    }

    /// <summary><c>NAME=value</c> whole, with its quotes.</summary>
    private static (int Start, int End) Widened(string text, TextSpan value)
    {
        var (start, end) = (value.Offset, value.End);
        if (start == 0 || text[start - 1] != '=')
        {
            return (start, end);
        }

        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '=' or '-' or '.'))
        {
            start--;
        }

        var isQuoted = start > 0 && text[start - 1] is '"' or '\'';
        return (isQuoted ? start - 1 : start, isQuoted && end < text.Length && text[end] == text[start - 1] ? end + 1 : end);
    }

    private static int KeyStart(string text, int colon)
    {
        var start = colon;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]) && text[start - 1] is not ('{' or ',' or '['))
        {
            start--;
        }

        return start;
    }

    /// <summary>The lines of an entry in a block. A list or mapping that would be empty goes with its key.</summary>
    private static TextEdit? Lines(SourceFile file, int line, int end, bool isItem)
    {
        var text = file.Text;
        var column = YamlLines.Indentation(text, line);
        var above = Sibling(text, line, column, isItem, isBelow: false);
        if (!above.IsThere && !Sibling(text, YamlLines.End(text, end), column, isItem, isBelow: true).IsThere)
        {
            if (above.Line < 0 || !IsRemovable(text.AsSpan(above.Line, YamlLines.End(text, above.Line) - above.Line).Trim(), isItem))
            {
                return null;
            }

            line = above.Line;
        }

        // With the line end behind it, or the one before it where it is the file's last.
        var last = YamlLines.End(text, end);
        return last < text.Length ? Cut(file, line, YamlLines.Next(text, last)) : Cut(file, line == 0 ? 0 : line - 1, last);
    }

    /// <summary>The key of a list, or of a mapping that is no part of a service's structure.</summary>
    private static bool IsRemovable(ReadOnlySpan<char> parent, bool isList) => parent.EndsWith(":") && (isList || parent is "environment:" or "extra_hosts:");

    /// <summary>Looks up or down from a line for an entry of the same block.</summary>
    /// <returns>Whether there is one; else the line that ends the block, -1 for the file's end.</returns>
    private static (bool IsThere, int Line) Sibling(string text, int from, int column, bool isItem, bool isBelow)
    {
        for (var line = Step(text, from, isBelow); line >= 0; line = Step(text, line, isBelow))
        {
            var indentation = YamlLines.Indentation(text, line);
            var first = line + indentation < text.Length ? text[line + indentation] : '\n';
            if (first is '#' or '\n' or '\r' || indentation > column)
            {
                continue;
            }

            return indentation == column && (!isItem || first == '-') ? (true, line) : (false, line);
        }

        return (false, -1);
    }

    private static int Step(string text, int at, bool isBelow)
    {
        if (isBelow)
        {
            var end = YamlLines.End(text, at);
            return end < text.Length ? YamlLines.Next(text, end) : -1;
        }

        var line = YamlLines.Start(text, at);
        return line == 0 ? -1 : YamlLines.Start(text, line - 1);
    }

    /// <summary>An entry between brackets or braces, with one comma.</summary>
    private static TextEdit? Between(SourceFile file, int start, int end)
    {
        var text = file.Text;
        var before = YamlLines.BlankBefore(text, start) - 1;
        var behind = YamlLines.BlankBehind(text, end);
        if (before < 0 || behind >= text.Length || text[before] is not ('[' or '{' or ',') || text[behind] is not (']' or '}' or ','))
        {
            return null;
        }

        return text[behind] == ',' ? Cut(file, start, YamlLines.BlankBehind(text, behind + 1)) : text[before] == ',' ? Cut(file, before, end) : Cut(file, start, end);
    }

    private static TextEdit Cut(SourceFile file, int start, int end) => new(file.At(TextSpan.Between(start, end)), "");
}
