using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>The habits of a file: what is put into it is written as its own author writes.</summary>
internal sealed record Json5Style
{
    /// <summary>As <c>JSON.stringify</c> writes with an indentation of two.</summary>
    public static Json5Style Usual { get; } = new();

    public string NewLine { get; init; } = "\n";

    /// <summary>One step of indentation.</summary>
    public string Unit { get; init; } = "  ";

    /// <summary>The quotation mark around keys; null where they stand bare.</summary>
    public char? KeyQuote { get; init; } = '"';

    /// <summary>The quotation mark around texts.</summary>
    public char Quote { get; init; } = '"';

    /// <summary>Between a key's colon and its value, and behind a comma on the same line.</summary>
    public string Space { get; init; } = " ";

    /// <summary>Inside the braces of an object on one line.</summary>
    public string Padding { get; init; } = " ";

    /// <summary>The last member of an object over several lines has a comma, too.</summary>
    public bool HasTrailingCommas { get; init; }

    /// <summary>The file is written over several lines.</summary>
    public bool HasLines { get; init; } = true;

    /// <summary>The indentation from which on small objects are written on one line; null where none is.</summary>
    public int? InlineFrom { get; init; }

    public static Json5Style Of(SourceFile file, Node root)
    {
        var seen = new Seen();
        Look(root, seen);
        var hasLines = root.At.Slice.AsSpan().ContainsAny('\n', '\r');
        var space = seen.Colon is not { } colon || colon > 0 ? " " : "";
        return new Json5Style
        {
            NewLine = LineEnd(file.Text),
            Unit = seen.Unit ?? "  ",
            KeyQuote = seen.Key is null ? '"' : QuoteOf(seen.Key),
            Quote = seen.Text is { Style: ScalarStyle.SingleQuoted } ? '\'' : '"',
            Space = space,
            Padding = space.Length > 0 && seen.IsPadded != false ? " " : "",
            HasTrailingCommas = seen.HasTrailingComma,
            HasLines = hasLines || root is MappingNode { Entries.IsEmpty: true },
            InlineFrom = seen.InlineFrom,
        };
    }

    /// <summary>The quotation mark of a key or text; null where it stands bare.</summary>
    public static char? QuoteOf(ScalarNode node) => node.Style switch
    {
        ScalarStyle.SingleQuoted => '\'',
        ScalarStyle.DoubleQuoted => '"',
        _ => null,
    };

    private static string LineEnd(string text)
    {
        var at = text.AsSpan().IndexOfAny('\n', '\r');
        return at < 0 || text[at] == '\n' ? "\n" : at + 1 < text.Length && text[at + 1] == '\n' ? "\r\n" : "\r";
    }

    private static void Look(Node node, Seen seen)
    {
        switch (node)
        {
            case MappingNode { Entries: [var first, .., var last] } found:
                Look(found, first, last, seen);
                break;
            case MappingNode { Entries: [var only] } found:
                Look(found, only, only, seen);
                break;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    Look(item, seen);
                }

                break;
            case ScalarNode { Style: ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted } text:
                seen.Text ??= text;
                break;
            default:
                break;
        }
    }

    private static void Look(MappingNode found, MappingEntry first, MappingEntry last, Seen seen)
    {
        var text = found.At.File.Text;
        if (found.At.Slice.AsSpan().ContainsAny('\n', '\r'))
        {
            var start = first.Key.At.Span.Offset;
            var indent = Indent(text, start);
            var outer = Indent(text, found.At.Span.Offset) ?? "";
            seen.Unit ??= indent?.Length > outer.Length && indent.StartsWith(outer, StringComparison.Ordinal) ? indent[outer.Length..] : null;
            seen.HasTrailingComma |= text.AsSpan(TextSpan.Between(last.Value.At.Span.End, found.At.Span.End - 1) is var rest ? rest.Offset..rest.End : default).TrimStart().StartsWith(",");
        }
        else
        {
            seen.IsPadded ??= char.IsWhiteSpace(text[found.At.Span.Offset + 1]);
            seen.InlineFrom = Math.Min(seen.InlineFrom ?? int.MaxValue, LineIndent(text, found.At.Span.Offset));
        }

        foreach (var entry in found.Entries)
        {
            if (entry.Key.Style != ScalarStyle.Hole)
            {
                seen.Key ??= entry.Key;
                var colon = text.IndexOf(':', entry.Key.At.Span.End);
                seen.Colon ??= colon < 0 ? null : entry.Value.At.Span.Offset - colon - 1;
            }

            Look(entry.Value, seen);
        }
    }

    /// <summary>What stands before an offset on its line, where that is white space alone, or what opens there begins further lines.</summary>
    private static string? Indent(string text, int offset)
    {
        var start = LineStart(text, offset);
        var end = start + LineIndent(text, offset);
        return end == offset || text[offset] is '{' ? text[start..end] : null;
    }

    private static int LineIndent(string text, int offset)
    {
        var start = LineStart(text, offset);
        var end = start;
        while (end < offset && text[end] is ' ' or '\t')
        {
            end++;
        }

        return end - start;
    }

    private static int LineStart(string text, int offset)
    {
        while (offset > 0 && !Json5Characters.IsLineEnd(text[offset - 1]))
        {
            offset--;
        }

        return offset;
    }

    /// <summary>The first example of each habit.</summary>
    private sealed class Seen
    {
        public ScalarNode? Key { get; set; }

        public ScalarNode? Text { get; set; }

        public string? Unit { get; set; }

        public int? Colon { get; set; }

        public bool? IsPadded { get; set; }

        public int? InlineFrom { get; set; }

        public bool HasTrailingComma { get; set; }
    }
}
