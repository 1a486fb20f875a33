using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>Makes a tape out of parser events, without recursion, and holds it to <see cref="SourceLimits"/>.</summary>
internal sealed class YamlTapeBuilder(SourceFile file)
{
    private readonly YamlTape tape = new(file);
    private readonly List<YamlFrame> frames = [];
    private readonly Dictionary<string, int> anchors = new(StringComparer.Ordinal);
    private readonly Dictionary<int, long> sizes = [];
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
                return Count(scalar) && AddScalar(scalar);
            case DocumentStart:
                // Anchors live on: go-yaml knows them in the documents behind their own (measured).
                (nodes, expanded) = (0, 0);
                break;
            case MappingStart start:
                return Open(start, YamlItemKind.Mapping, isFlow: start.Style == MappingStyle.Flow);
            case SequenceStart start:
                return Open(start, YamlItemKind.Sequence, isFlow: start.Style == SequenceStyle.Flow);
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
    public void Stop(Problem problem) => tape.Problems.Add(problem);

    /// <summary>The tape, whatever is still open closed where it stands.</summary>
    public YamlTape Finish()
    {
        while (depth > 0)
        {
            CloseFrame(frames[depth - 1].End);
        }

        return tape;
    }

    private static int Offset(Mark mark) => (int)mark.Index;

    private bool Open(NodeEvent start, YamlItemKind kind, bool isFlow)
    {
        if (depth >= SourceLimits.Depth)
        {
            return Limit(Offset(start.Start), $"collections are nested more than {SourceLimits.Depth} deep, the limit of one document; no deployment file is");
        }

        if (depth == frames.Count)
        {
            frames.Add(new YamlFrame());
        }

        var properties = Properties(start);
        var item = new YamlItem { Kind = kind, Start = properties.ValueStart, End = properties.ValueStart };
        frames[depth++].Open(tape.Add(item, Aside(properties.Node)), item, isFlow, properties.Node?.Anchor);
        last = Math.Max(last, Offset(start.End));
        return Count(start);
    }

    private static YamlAside? Aside(NodeProperties? properties) => properties is null ? null : new YamlAside { Properties = properties };

    private YamlProperties Properties(NodeEvent node) => YamlProperties.Read(
        file,
        TextSpan.Between(Offset(node.Start), Math.Min(file.Text.Length, Offset(node.End))),
        hasAny: !node.Tag.IsEmpty || !node.Anchor.IsEmpty,
        isCollection: node is not Scalar);

    private bool Count(ParsingEvent node) => ++nodes <= SourceLimits.Nodes
        || Limit(Offset(node.Start), $"the document has more than {SourceLimits.Nodes} nodes, the limit of one document; no deployment file does");

    private bool Limit(int offset, string message)
    {
        tape.Problems.Add(new Problem(ProblemKind.LimitExceeded, file.At(new TextSpan(Math.Min(offset, file.Text.Length), 0)), message));
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
        ref var item = ref tape[frame.Index];
        (item.End, item.Next, item.RepeatsKeys) = (end, tape.Count, frame.RepeatsKeys);
        if (frame.Anchor is not null)
        {
            sizes[frame.Index] = frame.Expanded;
        }

        Add(frame.Index, frame.Expanded, name: null);
    }

    private bool AddScalar(Scalar scalar)
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
        var item = new YamlItem { Kind = YamlItemKind.Scalar, Start = start, End = end, Style = StyleOf(scalar.Style) };
        var aside = tape.IsWritten(item, scalar.Value) ? Aside(properties.Node) : new YamlAside { Properties = properties.Node, Value = scalar.Value };
        return Add(tape.Add(item, aside), 1, scalar.Value);
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
        var at = TextSpan.Between(Offset(alias.Start), Offset(alias.End));
        var name = alias.Value.Value;
        last = Math.Max(last, at.End);
        if (IsOpen(name))
        {
            return Refuse(at, $"the alias '*{Quote.Plain(name)}' stands inside its own anchor, so the value would hold itself; write the value out");
        }

        if (!anchors.TryGetValue(name, out var target))
        {
            return Refuse(at, $"the alias '*{Quote.Plain(name)}' has no anchor before it; write '&{Quote.Plain(name)}' at the value that it stands for");
        }

        var size = sizes.GetValueOrDefault(target, 1);
        expanded += size;
        if (expanded > SourceLimits.ExpandedNodes)
        {
            return Limit(at.Offset, $"the aliases expand to more than {SourceLimits.ExpandedNodes} nodes, the limit of one document; write the values out");
        }

        var index = tape.Add(new YamlItem { Kind = YamlItemKind.Alias, Start = at.Offset, End = at.End }, new YamlAside { Target = target });
        return Add(index, size, tape[target].Kind == YamlItemKind.Scalar ? tape.Text(target) : null);
    }

    /// <summary>Whether the collection with this anchor is still being read.</summary>
    private bool IsOpen(string anchor)
    {
        for (var i = 0; i < depth; i++)
        {
            if (frames[i].Anchor == anchor)
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

    /// <summary>Says what is wrong with an alias, and puts an empty value in its place.</summary>
    private bool Refuse(TextSpan at, string message)
    {
        tape.Problems.Add(new Problem(ProblemKind.Unreadable, file.At(at), message));
        var item = new YamlItem { Kind = YamlItemKind.Scalar, Start = at.Offset, End = at.End };
        return Add(tape.Add(item, new YamlAside { Value = "" }), 1, name: "");
    }

    /// <param name="index">The node, whole.</param>
    /// <param name="size">Nodes in it when every alias is expanded.</param>
    /// <param name="name">Its value, if it can be a key.</param>
    private bool Add(int index, long size, string? name)
    {
        if (tape.Properties(index)?.Anchor is { } anchor)
        {
            anchors[anchor] = index;
        }

        if (depth > 0)
        {
            var parent = frames[depth - 1];
            parent.Expanded += size;
            parent.End = Math.Max(parent.End, EndOf(index));
            AddTo(parent, index, name);
        }
        else
        {
            tape.Roots.Add(index);
        }

        return true;
    }

    /// <summary>An empty value ends where its key's colon does, wherever the parser saw that nothing follows.</summary>
    private int EndOf(int index) => tape[index] is var item && item.End == item.Start && tape.Properties(index)?.TagAt is { } tag ? tag.Span.End : item.End;

    private void AddTo(YamlFrame parent, int index, string? name)
    {
        if (!parent.WaitsForKey)
        {
            parent.TakeValue();
        }
        else if (name is null)
        {
            parent.PassKey();
            tape[index].IsUnusable = true;
            tape.Problems.Add(new Problem(ProblemKind.Unreadable, tape.At(index), "a collection is used as a key, which no deployment file can mean; write a plain name"));
        }
        else if (parent.TakeKey(name, index) is var first and >= 0)
        {
            tape.Problems.Add(new Problem(ProblemKind.Unreadable, tape.At(index), $"the key {Quote.Value(name)} stands twice in this mapping, and docker compose refuses that; keep one")
            {
                Related = [new Related(tape.At(first), "the first one is here")],
            });
        }
    }
}
