using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>Nodes of a document to values of a model: aliases and <c>&lt;&lt;</c> expanded, scalars typed, <c>!reset</c> and <c>!override</c> noted.</summary>
internal sealed class NodeConversion(LoadSession session)
{
    private const string MergeKey = "<<";

    /// <summary>Where the next value will stand.</summary>
    private readonly ModelTrail trail = new();

    /// <summary>The entries of the mappings that are being read, those of the innermost behind the others.</summary>
    private readonly List<ComposeEntry> open = [];

    /// <summary>What is tagged <c>!reset</c> and was left out of the collection around it: an alias of that one leads to nothing there any more (measured).</summary>
    private readonly HashSet<Node> leftOut = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether a list of a '&lt;&lt;' is being read: tags in there have no place in the model (measured).</summary>
    private bool isInMergeList;

    public List<ModelPath> Cleared { get; } = [];

    /// <summary>The value of a document, or null where it is tagged <c>!reset</c>.</summary>
    public ComposeNode? Convert(Node root) => Convert(root, [], isAliased: false);

    /// <param name="node">The node of the document.</param>
    /// <param name="via">The aliases that led to it, nearest first.</param>
    /// <param name="isAliased">Whether it is the very target of an alias.</param>
    private ComposeNode? Convert(Node node, ImmutableArray<Related> via, bool isAliased = false)
    {
        if (IsCleared(node, isAliased))
        {
            return null;
        }

        return node switch
        {
            ScalarNode scalar => Scalar(scalar, new Origin(node.File, node.Span, via)),
            MappingNode mapping => new ComposeMapping(new Origin(node.File, node.Span, via), Entries(mapping, via)),
            SequenceNode list => new ComposeSequence(new Origin(node.File, node.Span, via), Items(list, via)),
            AliasNode alias => Convert(alias.Target, via.Insert(0, new Related(alias.At, $"the alias '*{Quote.Plain(alias.Name)}' brings it here")), isAliased: true),
            _ => null,
        };
    }

    private ComposeScalar Scalar(ScalarNode scalar, Origin origin)
    {
        var typed = ScalarTyping.Type(scalar, origin);
        if (scalar.Tag is not null && !ScalarTyping.IsWhatItsTagSays(scalar, typed))
        {
            session.Refuse(trail, origin, $"{Quote.Value(scalar.Value)} is not what its tag {Quote.Value(scalar.Tag)} says; remove the tag");
        }

        return typed;
    }

    /// <summary>Notes a place that a tag clears; true where nothing stands there afterwards.</summary>
    private bool IsCleared(Node node, bool isAliased)
    {
        var isReset = node.Tag is "!reset";
        if ((isReset || node.Tag is "!override") && !isInMergeList && (!isReset || isAliased || leftOut.Add(node)))
        {
            Cleared.Add(trail.Path);
        }

        return isReset;
    }

    private ImmutableArray<ComposeNode> Items(SequenceNode list, ImmutableArray<Related> via)
    {
        var items = new ComposeNode[list.Items.Length];
        var count = 0;
        trail.Down(ModelPath.Item);
        foreach (var node in list.Items)
        {
            if (Convert(node, via) is { } item)
            {
                items[count++] = item;
            }
        }

        trail.Up();
        return count == items.Length ? ImmutableCollectionsMarshal.AsImmutableArray(items) : ImmutableArray.Create(items, 0, count);
    }

    private ImmutableArray<ComposeEntry> Entries(MappingNode mapping, ImmutableArray<Related> via)
    {
        var first = open.Count;
        List<ComposeEntry>? brought = null;
        foreach (var entry in mapping.Entries)
        {
            var key = entry.Key;
            if (key is { Value: MergeKey, Style: ScalarStyle.Plain, Tag: null or "!!merge" })
            {
                Bring(brought ??= [], entry.Value, via, isItem: false);
            }
            else if (new Origin(key.File, key.Span, via) is var origin && IsName(key, origin))
            {
                trail.Down(key.Value);
                if (Convert(entry.Value, via) is { } value)
                {
                    open.Add(new ComposeEntry(key.Value, origin, value));
                }

                trail.Up();
            }
        }

        var own = CollectionsMarshal.AsSpan(open)[first..].ToImmutableArray();
        open.RemoveRange(first, open.Count - first);
        return brought is null && !mapping.RepeatsKeys ? own : Join(own, brought ?? []);
    }

    /// <summary>The last of own keys stays, own keys win over those of '&lt;&lt;', and an earlier source over a later one.</summary>
    private static ImmutableArray<ComposeEntry> Join(ImmutableArray<ComposeEntry> own, List<ComposeEntry> brought)
    {
        var joined = new List<ComposeEntry>(own.Length + brought.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in own)
        {
            if (!seen.Add(entry.Key))
            {
                joined.RemoveAll(earlier => earlier.Key == entry.Key);
            }

            joined.Add(entry);
        }

        foreach (var entry in brought)
        {
            if (seen.Add(entry.Key))
            {
                joined.Add(entry);
            }
        }

        return [.. joined];
    }

    private bool IsName(ScalarNode key, Origin origin)
    {
        if (ScalarTyping.IsText(key))
        {
            return true;
        }

        session.Report(new Problem(ProblemKind.Refused, origin.At, $"the key {Quote.Value(key.Value)} is no string to YAML, and docker compose takes only strings as keys; write '\"{Quote.Plain(key.Value)}\"'")
        {
            Service = trail.Service,
            Pointer = trail.Pointer,
        });
        return false;
    }

    /// <summary>What a '&lt;&lt;' brings: the entries of a mapping, of an alias of one, or of each of a list of these.</summary>
    private void Bring(List<ComposeEntry> brought, Node node, ImmutableArray<Related> via, bool isItem)
    {
        if (node is not AliasNode && IsCleared(node, isAliased: true))
        {
            return;
        }

        switch (node)
        {
            case AliasNode alias:
                Bring(brought, alias.Target, via.Insert(0, new Related(alias.At, $"'<<: *{Quote.Plain(alias.Name)}' brings it here")), isItem);
                break;
            case MappingNode mapping:
                brought.AddRange(Entries(mapping, via));
                break;
            case SequenceNode list when !isItem:
                var outer = isInMergeList;
                isInMergeList = true;
                foreach (var item in list.Items)
                {
                    Bring(brought, item, via, isItem: true);
                }

                isInMergeList = outer;
                break;
            default:
                session.Report(new Problem(ProblemKind.Unreadable, node.At, "'<<' takes a mapping, an alias of one, or a list of these; write '<<: *name'"));
                break;
        }
    }
}
