using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>Makes the tree out of parser events, without recursion, and holds it to <see cref="SourceLimits"/>.</summary>
internal sealed class YamlTreeBuilder(SourceFile file)
{
    private readonly List<YamlFrame> frames = [];
    private readonly Dictionary<string, Node> anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<Node, long> sizes = new(ReferenceEqualityComparer.Instance);
    private readonly ImmutableArray<Node>.Builder roots = ImmutableArray.CreateBuilder<Node>();
    private readonly ImmutableArray<Problem>.Builder problems = ImmutableArray.CreateBuilder<Problem>();
    private int depth;
    private int nodes;
    private long expanded;
    private int last;

    /// <summary>Where the reading stands.</summary>
    public YamlProgress Progress => new(last, OpenFlow());

    /// <summary>Takes the next event; false where a limit ends the reading.</summary>
    public bool Take(ParsingEvent next)
    {
        switch (next)
        {
            case Scalar scalar:
                return Count(scalar) && Add(ReadScalar(scalar), 1);
            case DocumentStart:
                // Anchors live on: go-yaml knows them in the documents behind their own (measured).
                (nodes, expanded) = (0, 0);
                break;
            case MappingStart start:
                return Open(start, isMapping: true, isFlow: start.Style == MappingStyle.Flow);
            case SequenceStart start:
                return Open(start, isMapping: false, isFlow: start.Style == SequenceStyle.Flow);
            case MappingEnd or SequenceEnd:
                Close(next);
                break;
            case AnchorAlias alias:
                return Count(alias) && AddAlias(alias);
            default:
                break;
        }

        last = Math.Max(last, Offset(next.End));
        return true;
    }

    /// <summary>Ends the reading at an error.</summary>
    public void Stop(Problem problem) => problems.Add(problem);

    /// <summary>The document, whatever is still open closed where it stands.</summary>
    public Document Finish()
    {
        while (depth > 0)
        {
            CloseFrame(frames[depth - 1].End);
        }

        return new Document(file, roots.ToImmutable(), problems.ToImmutable());
    }

    private static int Offset(Mark mark) => (int)mark.Index;

    private bool Open(NodeEvent start, bool isMapping, bool isFlow)
    {
        if (depth >= SourceLimits.Depth)
        {
            return Limit(Offset(start.Start), $"collections are nested more than {SourceLimits.Depth} deep, the limit of one document; no deployment file is");
        }

        if (depth == frames.Count)
        {
            frames.Add(new YamlFrame());
        }

        frames[depth++].Open(isMapping, isFlow, Properties(start));
        last = Math.Max(last, Offset(start.End));
        return Count(start);
    }

    private YamlProperties Properties(NodeEvent node) => YamlProperties.Read(
        file,
        TextSpan.Between(Offset(node.Start), Math.Min(file.Text.Length, Offset(node.End))),
        hasAny: !node.Tag.IsEmpty || !node.Anchor.IsEmpty,
        isCollection: node is not Scalar);

    private bool Count(ParsingEvent node) => ++nodes <= SourceLimits.Nodes
        || Limit(Offset(node.Start), $"the document has more than {SourceLimits.Nodes} nodes, the limit of one document; no deployment file does");

    private bool Limit(int offset, string message)
    {
        problems.Add(new Problem(ProblemKind.LimitExceeded, file.At(new TextSpan(Math.Min(offset, file.Text.Length), 0)), message));
        return false;
    }

    private void Close(ParsingEvent end)
    {
        var frame = frames[depth - 1];
        var stop = frame.IsFlow ? Math.Min(Offset(end.End) + 1, file.Text.Length) : frame.End;
        last = Math.Max(last, stop);
        CloseFrame(stop);
    }

    private void CloseFrame(int end)
    {
        var frame = frames[--depth];
        var node = frame.Close(file, end);
        if (node.Anchor is not null)
        {
            sizes[node] = frame.Expanded;
        }

        Add(node, frame.Expanded);
    }

    private ScalarNode ReadScalar(Scalar scalar)
    {
        var properties = Properties(scalar);
        var isEmpty = scalar is { Value.Length: 0, Style: YamlDotNet.Core.ScalarStyle.Plain };
        var (start, end) = (properties.ValueStart, isEmpty ? properties.ValueStart : Offset(scalar.End));
        var isBlock = scalar.Style is YamlDotNet.Core.ScalarStyle.Literal or YamlDotNet.Core.ScalarStyle.Folded;
        while (isBlock && end > start && file.Text[end - 1] is '\n' or '\r' or ' ')
        {
            end--;
        }

        last = Math.Max(last, Offset(scalar.End));
        return new ScalarNode(file, TextSpan.Between(start, end), scalar.Value, StyleOf(scalar.Style)) { Properties = properties.Node };
    }

    private static Nodes.ScalarStyle StyleOf(YamlDotNet.Core.ScalarStyle style) => style switch
    {
        YamlDotNet.Core.ScalarStyle.SingleQuoted => Nodes.ScalarStyle.SingleQuoted,
        YamlDotNet.Core.ScalarStyle.DoubleQuoted => Nodes.ScalarStyle.DoubleQuoted,
        YamlDotNet.Core.ScalarStyle.Literal => Nodes.ScalarStyle.Literal,
        YamlDotNet.Core.ScalarStyle.Folded => Nodes.ScalarStyle.Folded,
        _ => Nodes.ScalarStyle.Plain,
    };

    private bool AddAlias(AnchorAlias alias)
    {
        var at = file.At(TextSpan.Between(Offset(alias.Start), Offset(alias.End)));
        var name = alias.Value.Value;
        last = Math.Max(last, at.Span.End);
        if (IsOpen(name))
        {
            return Add(Refuse(at, $"the alias '*{Quote.Plain(name)}' stands inside its own anchor, so the value would hold itself; write the value out"), 1);
        }

        if (!anchors.TryGetValue(name, out var target))
        {
            return Add(Refuse(at, $"the alias '*{Quote.Plain(name)}' has no anchor before it; write '&{Quote.Plain(name)}' at the value that it stands for"), 1);
        }

        var size = sizes.GetValueOrDefault(target, 1);
        expanded += size;
        return expanded > SourceLimits.ExpandedNodes
            ? Limit(at.Span.Offset, $"the aliases expand to more than {SourceLimits.ExpandedNodes} nodes, the limit of one document; write the values out")
            : Add(new AliasNode(at, name, target), size);
    }

    /// <summary>Whether the collection with this anchor is still being read.</summary>
    private bool IsOpen(string anchor)
    {
        for (var i = 0; i < depth; i++)
        {
            if (frames[i].Properties.Node?.Anchor == anchor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The offset of the innermost open <c>[</c> or <c>{</c>, or -1.</summary>
    private int OpenFlow()
    {
        for (var i = depth - 1; i >= 0; i--)
        {
            if (frames[i].IsFlow)
            {
                return frames[i].Start;
            }
        }

        return -1;
    }

    private ScalarNode Refuse(SourceLocation at, string message)
    {
        problems.Add(new Problem(ProblemKind.Unreadable, at, message));
        return new ScalarNode(at, "", Nodes.ScalarStyle.Plain);
    }

    private bool Add(Node node, long size)
    {
        if (node.Anchor is { } anchor)
        {
            anchors[anchor] = node;
        }

        if (depth > 0)
        {
            var parent = frames[depth - 1];
            parent.Expanded += size;
            parent.End = Math.Max(parent.End, EndOf(node));
            AddTo(parent, node);
        }
        else
        {
            roots.Add(node);
        }

        return true;
    }

    /// <summary>An empty value ends where its key's colon does, wherever the parser saw that nothing follows.</summary>
    private static int EndOf(Node node) => node.Span.Length == 0 && node.TagAt is { } tag ? tag.Span.End : node.Span.End;

    private void AddTo(YamlFrame parent, Node node)
    {
        if (!parent.WaitsForKey)
        {
            parent.TakeValue(node);
            return;
        }

        var key = node as ScalarNode ?? (node as AliasNode)?.Target as ScalarNode;
        if (key is null)
        {
            parent.SkipValue();
            problems.Add(new Problem(ProblemKind.Unreadable, node.At, "a collection is used as a key, which no deployment file can mean; write a plain name"));
            return;
        }

        if (parent.TakeKey(ReferenceEquals(key, node) ? key : key with { At = node.At }) is { } first)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, node.At, $"the key {Quote.Value(key.Value)} stands twice in this mapping, and docker compose refuses that; keep one")
            {
                Related = [new Related(first.At, "the first one is here")],
            });
        }
    }
}
