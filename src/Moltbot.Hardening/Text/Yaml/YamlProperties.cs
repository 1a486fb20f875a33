using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>Tag and anchor of a node, and where its value begins.</summary>
/// <param name="Node">Null where it has neither.</param>
/// <param name="ValueStart">The first unit after tag, anchor and the blanks behind them.</param>
internal readonly record struct YamlProperties(NodeProperties? Node, int ValueStart)
{
    /// <summary>Reads the properties from the text, since the parser's marks include them without saying where each stands.</summary>
    public static YamlProperties Read(SourceFile file, TextSpan node, bool hasAny, bool isCollection)
    {
        if (!hasAny)
        {
            return new YamlProperties(null, node.Offset);
        }

        var (start, end) = (node.Offset, node.End);
        var (tag, tagAt, anchor) = ((string?)null, (SourceLocation?)null, (string?)null);
        var at = start;
        while (at < end && file.Text[at] is '!' or '&')
        {
            var stop = at;
            while (stop < end && !char.IsWhiteSpace(file.Text[stop]) && (file.Text[stop] is not (',' or '[' or ']' or '{' or '}') || IsVerbatim(file.Text, at)))
            {
                stop++;
            }

            var word = TextSpan.Between(at, stop);
            if (file.Text[at] == '&')
            {
                anchor = file.Slice(word)[1..];
            }
            else
            {
                (tag, tagAt) = (file.Slice(word), file.At(word));
            }

            at = SkipToNext(file.Text, stop, end, isCollection);
        }

        return new YamlProperties(tag is null && anchor is null ? null : new NodeProperties(tag, tagAt, anchor), at);
    }

    private static bool IsVerbatim(string text, int at) => at + 1 < text.Length && text[at + 1] == '<';

    /// <summary>Past blanks, line ends and comments between the properties and the value.</summary>
    private static int SkipToNext(string text, int from, int end, bool isCollection)
    {
        var at = from;
        while (at < end && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            if (text[at] == '#')
            {
                var line = text.IndexOf('\n', at);
                at = line < 0 || line > end ? end : line;
            }
            else
            {
                at++;
            }
        }

        // An empty value stands right behind its properties, not on a later line; a collection begins where its first sign stands.
        return at == end && !isCollection ? from : at;
    }
}
