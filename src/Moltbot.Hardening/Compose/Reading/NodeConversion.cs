using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>Nodes of a document to values of a model: aliases and <c>&lt;&lt;</c> expanded, scalars typed, <c>!reset</c> and <c>!override</c> noted.</summary>
internal sealed class NodeConversion(LoadSession session)
{
    private const string MergeKey = "<<";

    public List<ModelPath> Cleared { get; } = [];

    /// <summary>The value, or null where it is tagged <c>!reset</c>.</summary>
    /// <param name="node">The node of the document.</param>
    /// <param name="path">Where the value will stand.</param>
    /// <param name="via">The aliases that led to it, nearest first.</param>
    public ComposeNode? Convert(Node node, ModelPath path, ImmutableArray<Related> via)
    {
        if (node.Tag is "!reset")
        {
            Cleared.Add(path);
            return null;
        }

        if (node.Tag is "!override")
        {
            Cleared.Add(path);
        }

        var origin = new Origin(node.At, via);
        return node switch
        {
            AliasNode alias => Convert(alias.Target, path, via.Insert(0, new Related(alias.At, $"the alias '*{Quote.Plain(alias.Name)}' brings it here"))),
            MappingNode mapping => new ComposeMapping(origin, Entries(mapping, path, via)),
            SequenceNode list => new ComposeSequence(origin, [.. list.Items.Select(item => Convert(item, path.Next(ModelPath.Item), via)).OfType<ComposeNode>()]),
            ScalarNode scalar => ScalarTyping.Type(scalar, origin),
            _ => null,
        };
    }

    private ImmutableArray<ComposeEntry> Entries(MappingNode mapping, ModelPath path, ImmutableArray<Related> via)
    {
        var own = new List<ComposeEntry>(mapping.Entries.Length);
        var seen = new HashSet<string>(mapping.Entries.Length, StringComparer.Ordinal);
        var brought = new List<ComposeEntry>();
        foreach (var (key, node) in mapping.Entries)
        {
            if (key is { Value: MergeKey, Style: ScalarStyle.Plain })
            {
                brought.AddRange(Sources(node, via).SelectMany(source => Entries(source.Mapping, path, source.Via)));
            }
            else if (new Origin(key.At, via) is var origin && IsName(key, origin, path) && Convert(node, path.Next(key.Value), via) is { } value)
            {
                if (!seen.Add(key.Value))
                {
                    own.RemoveAll(entry => entry.Key == key.Value);
                }

                own.Add(new ComposeEntry(key.Value, origin, value));
            }
        }

        // Own keys win over those of '<<', and an earlier source over a later one.
        return [.. own, .. brought.Where(entry => seen.Add(entry.Key))];
    }

    private bool IsName(ScalarNode key, Origin origin, ModelPath path)
    {
        if (ScalarTyping.Type(key, origin) is { Value: string, IsDate: false })
        {
            return true;
        }

        session.Report(new Problem(ProblemKind.Refused, key.At, $"the key {Quote.Value(key.Value)} is no string to YAML, and docker compose takes only strings as keys; write '\"{Quote.Plain(key.Value)}\"'")
        {
            Service = path.Service,
            Pointer = path.Pointer,
        });
        return false;
    }

    private List<(MappingNode Mapping, ImmutableArray<Related> Via)> Sources(Node node, ImmutableArray<Related> via)
    {
        switch (node)
        {
            case AliasNode alias:
                return Sources(alias.Target, via.Insert(0, new Related(alias.At, $"'<<: *{Quote.Plain(alias.Name)}' brings it here")));
            case MappingNode mapping:
                return [(mapping, via)];
            case SequenceNode list:
                return [.. list.Items.SelectMany(item => Sources(item, via))];
            default:
                session.Report(new Problem(ProblemKind.Unreadable, node.At, "'<<' takes a mapping, an alias of one, or a list of these; write '<<: *name'"));
                return [];
        }
    }
}
