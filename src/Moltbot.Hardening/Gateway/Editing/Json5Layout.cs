using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>How the text of a JSON5 file is laid out: its objects and lists as they stand in it, whatever an <c>$include</c> makes of them, and where its comments are.</summary>
internal sealed class Json5Layout
{
    /// <summary>A file is laid out once, however many findings it has.</summary>
    private static readonly ConditionalWeakTable<SourceFile, Json5Layout> Known = [];

    private readonly Dictionary<int, Json5Collection> collections = [];
    private readonly Dictionary<int, Json5Element> elements = [];
    private readonly ImmutableArray<Comment> comments;
    private readonly string text;

    private Json5Layout(SourceFile file, bool isTemplate)
    {
        text = file.Text;
        comments = Json5Reader.Comments(file, isTemplate);
        if (Json5Reader.Read(file, isTemplate) is { Problems.IsEmpty: true, Roots: [var root] })
        {
            Add(root);
            Style = Json5Style.Of(file, root);
        }
        else
        {
            Style = Json5Style.Usual;
        }
    }

    public Json5Style Style { get; }

    /// <param name="file">A file that was read without an error.</param>
    /// <param name="isTemplate">As it was read.</param>
    public static Json5Layout Of(SourceFile file, bool isTemplate) => Known.GetValue(file, file => new Json5Layout(file, isTemplate));

    /// <summary>The object or list that begins at an offset, or null.</summary>
    public Json5Collection? CollectionAt(int offset) => collections.GetValueOrDefault(offset);

    /// <summary>The member (by its key) or item that begins at an offset, or null.</summary>
    public Json5Element? ElementAt(int offset) => elements.GetValueOrDefault(offset);

    /// <summary>The first unit from an offset on that is neither white space nor comment; the text's length where there is none.</summary>
    public int NextSignificant(int offset)
    {
        while (offset < text.Length)
        {
            if (CommentAround(offset) is { } comment)
            {
                offset = comment.At.Span.End;
            }
            else if (!Json5Characters.IsWhiteSpace(text[offset]))
            {
                return offset;
            }
            else
            {
                offset++;
            }
        }

        return text.Length;
    }

    /// <summary>The end of the line, its line end left out; a comment that goes on over it is passed over.</summary>
    public int LineEnd(int offset)
    {
        for (var at = offset; at < text.Length; at++)
        {
            if (CommentAround(at) is { IsBlock: true } comment)
            {
                at = comment.At.Span.End - 1;
            }
            else if (Json5Characters.IsLineEnd(text[at]))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>The end of the last comment that stands whole between two offsets; the first offset where there is none.</summary>
    public int LastCommentEnd(int from, int to)
    {
        var end = from;
        for (var i = FirstFrom(from); i < comments.Length && comments[i].At.Span.End <= to; i++)
        {
            end = comments[i].At.Span.End;
        }

        return end;
    }

    private Comment? CommentAround(int offset)
    {
        var i = FirstFrom(offset + 1) - 1;
        return i >= 0 && comments[i].At.Span is var span && span.Offset <= offset && offset < span.End ? comments[i] : null;
    }

    /// <summary>The index of the first comment that begins at an offset or behind it.</summary>
    private int FirstFrom(int offset)
    {
        var (low, high) = (0, comments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = comments[middle].At.Span.Offset < offset ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Add(Node node)
    {
        switch (node)
        {
            case MappingNode found:
                Add(node, [.. found.Entries.Select(static entry => TextSpan.Between(entry.Key.At.Span.Offset, entry.Value.At.Span.End))], found.Entries.Any(static entry => entry.Key.Style == ScalarStyle.Hole));
                foreach (var entry in found.Entries)
                {
                    Add(entry.Value);
                }

                break;
            case SequenceNode list:
                Add(node, [.. list.Items.Select(static item => item.At.Span)], list.Items.Any(static item => item is ScalarNode { Style: ScalarStyle.Hole }));
                foreach (var item in list.Items)
                {
                    Add(item);
                }

                break;
            default:
                break;
        }
    }

    private void Add(Node node, ImmutableArray<TextSpan> spans, bool hasHoles)
    {
        var hasSections = node.At.Slice.Contains("{{#", StringComparison.Ordinal) || node.At.Slice.Contains("{{^", StringComparison.Ordinal);
        var collection = new Json5Collection(this, node, spans) { IsFilledIn = hasHoles || hasSections };
        collections[node.At.Span.Offset] = collection;
        for (var i = 0; i < spans.Length; i++)
        {
            elements[spans[i].Offset] = new Json5Element(collection, i);
        }
    }
}
