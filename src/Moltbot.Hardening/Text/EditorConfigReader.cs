using System.Collections.Immutable;

namespace Moltbot.Hardening.Text;

/// <summary>Reads the lines of an .editorconfig or .globalconfig, as Roslyn does: <c>key = value</c> or <c>key: value</c>, comments also behind a value.</summary>
internal static class EditorConfigReader
{
    private static readonly char[] CommentSigns = ['#', ';'];

    public static EditorConfig Read(SourceFile file)
    {
        var entries = ImmutableArray.CreateBuilder<EditorConfigEntry>();
        var malformed = ImmutableArray.CreateBuilder<SourceLocation>();
        EditorConfigSection? section = null;
        for (var start = 0; start < file.Text.Length;)
        {
            var end = LineEnd(file.Text, start);
            var line = Trimmed(file, start, end);
            start = end + 1;
            if (line.Length == 0 || CommentSigns.Contains(file.Text[line.Offset]))
            {
                continue;
            }

            if (file.Text[line.Offset] == '[')
            {
                section = Header(file, line);
                continue;
            }

            if (Entry(file, line, section) is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                malformed.Add(file.At(line));
            }
        }

        return new EditorConfig(file, entries.ToImmutable(), malformed.ToImmutable());
    }

    /// <summary>The last bracket closes that nothing but a comment follows: a class such as <c>[ab]</c> may stand inside.</summary>
    private static EditorConfigSection Header(SourceFile file, TextSpan line)
    {
        for (var close = line.End - 1; close > line.Offset; close--)
        {
            var behind = Trimmed(file, close + 1, line.End);
            if (file.Text[close] == ']' && (behind.Length == 0 || CommentSigns.Contains(file.Text[behind.Offset])))
            {
                var at = file.At(TextSpan.Between(line.Offset, close + 1));
                var glob = Trimmed(file, line.Offset + 1, close);
                return new EditorConfigSection(glob.Length == 0 ? null : file.Slice(glob), at);
            }
        }

        return new EditorConfigSection(null, file.At(line));
    }

    private static EditorConfigEntry? Entry(SourceFile file, TextSpan line, EditorConfigSection? section)
    {
        var sign = file.Text.AsSpan(line.Offset, line.Length).IndexOfAny('=', ':');
        if (sign <= 0)
        {
            return null;
        }

        var key = Trimmed(file, line.Offset, line.Offset + sign);
        var comment = file.Text.IndexOfAny(CommentSigns, line.Offset + sign, line.Length - sign);
        var value = Trimmed(file, line.Offset + sign + 1, comment < 0 ? line.End : comment);
        var end = value.Length == 0 ? line.Offset + sign + 1 : value.End;
        return new EditorConfigEntry(section, file.Slice(key), file.Slice(value), file.At(TextSpan.Between(key.Offset, end)));
    }

    private static int LineEnd(string text, int start)
    {
        var length = text.AsSpan(start).IndexOfAny('\r', '\n');
        return length < 0 ? text.Length : start + length;
    }

    private static TextSpan Trimmed(SourceFile file, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(file.Text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(file.Text[end - 1]))
        {
            end--;
        }

        return TextSpan.Between(start, end);
    }
}
