using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>An object or list in its text, and the edits that put something into it or take something out and leave every other unit where it stands.</summary>
/// <param name="layout">The file's.</param>
/// <param name="node">The object or list.</param>
/// <param name="spans">Its members, from the key to the end of the value, or its items.</param>
internal sealed class Json5Collection(Json5Layout layout, Node node, ImmutableArray<TextSpan> spans)
{
    private string Text => node.At.File.Text;

    /// <summary>A tool fills in members or items of it, and their commas are its own.</summary>
    public bool IsFilledIn { get; init; }

    public Json5Style Style => layout.Style;

    /// <summary>How a member of this object writes its key.</summary>
    public char? KeyQuote => node is MappingNode { Entries: [.., var last] } ? Json5Style.QuoteOf(last.Key) : Style.KeyQuote;

    private bool IsOnOneLine => !node.At.Slice.AsSpan().ContainsAny('\n', '\r');

    /// <summary>Puts a member or item behind the last one.</summary>
    /// <param name="write">Its text, given the indentation that it stands at; null where it is to stand on one line.</param>
    public ImmutableArray<TextEdit> Added(Func<string?, string> write)
    {
        if (spans.IsEmpty)
        {
            return IntoEmpty(write);
        }

        var end = spans[^1].End;
        var comma = CommaBehind(end);
        var behind = comma < 0 ? end : comma + 1;
        if (IsOnOneLine)
        {
            return [At(behind, behind, (comma < 0 ? "," : "") + Style.Space + write(null) + (comma < 0 ? "" : ","))];
        }

        var indent = IsFirstOnLine(spans[^1].Offset) ? Indent(spans[^1].Offset) : IsFirstOnLine(spans[0].Offset) ? Indent(spans[0].Offset) : Indent(node.At.Span.Offset) + Style.Unit;
        var lineEnd = layout.LineEnd(behind);
        var next = layout.NextSignificant(behind);
        var at = next >= lineEnd ? lineEnd : layout.LastCommentEnd(behind, next);
        var added = Style.NewLine + indent + write(indent) + (comma < 0 ? "" : ",");
        return comma >= 0 ? [At(at, at, added)] : at == end ? [At(at, at, "," + added)] : [At(end, end, ","), At(at, at, added)];
    }

    /// <summary>Takes a member or item out: with its comma, its line and the comment behind it there, and with nothing else.</summary>
    public ImmutableArray<TextEdit> Removed(int index)
    {
        var (start, end) = (spans[index].Offset, spans[index].End);
        var comma = CommaBehind(end);
        var behind = comma < 0 ? end : comma + 1;
        var lineEnd = layout.LineEnd(behind);
        var isAlone = IsFirstOnLine(start) && layout.NextSignificant(behind) >= lineEnd;
        var own = isAlone ? At(LineStart(start), AfterLineEnd(lineEnd), "")
            : comma >= 0 && index + 1 < spans.Length && !IsLineEnd(behind) ? At(start, AfterSpaces(behind), "")
            : At(BeforeSpaces(start), behind, "");

        // The one before it is the last now: it keeps its comma only where the last one had one.
        return index > 0 && index + 1 == spans.Length && comma < 0 && CommaBehind(spans[index - 1].End) is >= 0 and var before
            ? [At(before, before + 1, ""), own]
            : [own];
    }

    /// <summary>The indentation that a member is written at which stands at an offset; null where it has no line of its own.</summary>
    public string? IndentAt(int offset) => IsOnOneLine ? null : Indent(offset);

    /// <summary>The indentation of the line on which an offset stands.</summary>
    private string Indent(int offset)
    {
        var start = LineStart(offset);
        var end = start;
        while (end < Text.Length && Text[end] is ' ' or '\t')
        {
            end++;
        }

        return Text[start..Math.Min(end, offset)];
    }

    private ImmutableArray<TextEdit> IntoEmpty(Func<string?, string> write)
    {
        var (start, end) = (node.At.Span.Offset + 1, node.At.Span.End - 1);
        var from = layout.LastCommentEnd(start, end);
        if (IsOnOneLine && !Style.HasLines)
        {
            return [At(from, end, Style.Padding + write(null) + Style.Padding)];
        }

        var outer = Indent(node.At.Span.Offset);
        var indent = outer + Style.Unit;
        return [At(from, end, Style.NewLine + indent + write(indent) + (Style.HasTrailingCommas ? "," : "") + Style.NewLine + outer)];
    }

    /// <summary>The comma behind an element, or -1.</summary>
    private int CommaBehind(int end)
    {
        var next = layout.NextSignificant(end);
        return next < Text.Length && Text[next] == ',' ? next : -1;
    }

    private int LineStart(int offset)
    {
        while (offset > 0 && !Json5Characters.IsLineEnd(Text[offset - 1]))
        {
            offset--;
        }

        return offset;
    }

    private bool IsFirstOnLine(int offset) => Text.AsSpan(LineStart(offset)..offset).Trim().IsEmpty;

    private bool IsLineEnd(int offset) => offset >= Text.Length || Json5Characters.IsLineEnd(Text[AfterSpaces(offset)]);

    private int AfterLineEnd(int lineEnd) => lineEnd >= Text.Length ? lineEnd
        : Text[lineEnd] == '\r' && lineEnd + 1 < Text.Length && Text[lineEnd + 1] == '\n' ? lineEnd + 2 : lineEnd + 1;

    private int AfterSpaces(int offset)
    {
        while (offset < Text.Length && Text[offset] is ' ' or '\t')
        {
            offset++;
        }

        return offset;
    }

    private int BeforeSpaces(int offset)
    {
        while (offset > 0 && Text[offset - 1] is ' ' or '\t')
        {
            offset--;
        }

        return offset;
    }

    private TextEdit At(int start, int end, string text) => new(node.At.File.At(TextSpan.Between(start, end)), text);
}
