using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>The edit that adds an entry to a YAML mapping or list, in the way in which that is written.</summary>
internal static class EntryAddition
{
    /// <summary>Before the first entry of the mapping or list that a key holds.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entry">The entry on one line; an item of a list without its dash.</param>
    /// <param name="isItem">The value is a list.</param>
    /// <returns>Null where the key holds nothing, an alias or a scalar.</returns>
    public static TextEdit? Under(SourceLocation key, string entry, bool isItem)
    {
        var text = key.File.Text;
        var at = Value(text, key.Span.End);
        if (at < 0 || at >= text.Length)
        {
            return null;
        }

        if (text[at] == (isItem ? '[' : '{'))
        {
            var first = Content(text, at + 1);
            return Insert(key.File, at + 1, first < text.Length && text[first] is ']' or '}' ? entry : entry + ", ");
        }

        var isInBlock = YamlLines.Start(text, at) > key.Span.Offset && (isItem ? text[at] == '-' : at - YamlLines.Start(text, at) > Column(key) && text[at] is not ('*' or '-' or '[' or '{'));
        return !isInBlock || (!isItem && IsWritten(text, at, entry)) ? null : Before(key.File, at, isItem ? "- " + entry : entry);
    }

    /// <summary>Before an entry of the same mapping.</summary>
    /// <param name="neighbour">The key of that entry.</param>
    /// <param name="entry">The entry on one line.</param>
    public static TextEdit? Beside(SourceLocation neighbour, string entry)
    {
        var text = neighbour.File.Text;
        var start = neighbour.Span.Offset;
        return !YamlLines.IsBlank(text, YamlLines.Start(text, start), start) ? Insert(neighbour.File, start, entry + ", ")
            : IsWritten(text, start, entry) ? null
            : Before(neighbour.File, start, entry);
    }

    /// <summary>The block's own lines have the key of the entry: one that is empty, which no model holds.</summary>
    private static bool IsWritten(string text, int first, string entry)
    {
        var column = first - YamlLines.Start(text, first);
        var key = entry.AsSpan(0, entry.IndexOf(':', StringComparison.Ordinal) + 1);
        for (var line = YamlLines.Start(text, first); line < text.Length;)
        {
            var indentation = YamlLines.Indentation(text, line);
            var isEmpty = YamlLines.IsEndOfLine(text, line);
            if (!isEmpty && indentation < column)
            {
                return false;
            }

            if (!isEmpty && indentation == column && text.AsSpan(line + indentation).StartsWith(key))
            {
                return true;
            }

            var end = YamlLines.End(text, line);
            line = end < text.Length ? YamlLines.Next(text, end) : end;
        }

        return false;
    }

    private static TextEdit Before(SourceFile file, int at, string entry) =>
        Insert(file, at, entry + YamlLines.NewLine(file.Text) + new string(' ', at - YamlLines.Start(file.Text, at)));

    private static int Column(SourceLocation key) => key.Span.Offset - YamlLines.Start(key.File.Text, key.Span.Offset);

    /// <summary>Where the value behind a key begins, its tag and anchor left out; -1 where no colon follows.</summary>
    private static int Value(string text, int end)
    {
        var colon = YamlLines.BlankBehind(text, end);
        if (colon >= text.Length || text[colon] != ':')
        {
            return -1;
        }

        var at = Content(text, colon + 1);
        while (at < text.Length && text[at] is '!' or '&')
        {
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            at = Content(text, at);
        }

        return at;
    }

    /// <summary>Past blanks, line ends and comments.</summary>
    private static int Content(string text, int at)
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || (text[at] == '#' && (at == 0 || char.IsWhiteSpace(text[at - 1])))))
        {
            at = text[at] == '#' ? YamlLines.End(text, at) : at + 1;
        }

        return at;
    }

    private static TextEdit Insert(SourceFile file, int at, string text) => new(file.At(new TextSpan(at, 0)), text);
}
