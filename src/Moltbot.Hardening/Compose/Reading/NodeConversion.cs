using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;
using Moltbot.Hardening.Text.Yaml;

namespace Moltbot.Hardening.Compose.Reading;

/// <summary>Nodes of a document to values of a model: aliases and <c>&lt;&lt;</c> expanded, scalars typed, <c>!reset</c> and <c>!override</c> noted.</summary>
internal sealed class NodeConversion(LoadSession session, YamlTape tape)
{
    private const string MergeKey = "<<";

    /// <summary>Where the next value will stand.</summary>
    private readonly ModelTrail trail = new();

    /// <summary>The entries of the mappings that are being read, those of the innermost behind the others.</summary>
    private readonly List<ComposeEntry> openEntries = [];

    /// <summary>The same for lists.</summary>
    private readonly List<ComposeNode> openItems = [];

    /// <summary>What is tagged <c>!reset</c> and was left out of the collection around it: an alias of that one leads to nothing there any more (measured).</summary>
    private readonly HashSet<int> leftOut = [];

    /// <summary>Whether a list of a '&lt;&lt;' is being read: tags in there have no place in the model (measured).</summary>
    private bool isInMergeList;

    public List<ModelPath> Cleared { get; } = [];

    /// <summary>The value of a document, or null where it is tagged <c>!reset</c>.</summary>
    public ComposeNode? Convert(int root) => Convert(root, new Route(tape.File, []));

    /// <param name="node">The node of the document.</param>
    /// <param name="route">The aliases that led to it.</param>
    /// <param name="isAliased">Whether it is the very target of an alias.</param>
    private ComposeNode? Convert(int node, Route route, bool isAliased = false)
    {
        if (IsCleared(node, isAliased))
        {
            return null;
        }

        var origin = new Origin(route, tape[node].Span);
        return tape[node].Kind switch
        {
            YamlItemKind.Scalar => Scalar(node, origin),
            YamlItemKind.Mapping => new ComposeMapping(origin, Entries(node, route)),
            YamlItemKind.Sequence => new ComposeSequence(origin, Items(node, route)),
            _ => Convert(tape.Target(node), Over(route, node, $"the alias '*{Quote.Plain(tape.Name(node))}' brings it here"), isAliased: true),
        };
    }

    private ComposeScalar Scalar(int scalar, Origin origin)
    {
        var (text, tag) = (tape.Text(scalar), tape.Properties(scalar)?.Tag);
        var typed = ScalarTyping.Type(text, tape[scalar].Style, tag, origin);
        if (tag is not null && !ScalarTyping.IsWhatItsTagSays(text, tag, typed))
        {
            session.Refuse(trail, origin, $"{Quote.Value(text)} is not what its tag {Quote.Value(tag)} says; remove the tag");
        }

        return typed;
    }

    /// <summary>Notes a place that a tag clears; true where nothing stands there afterwards.</summary>
    private bool IsCleared(int node, bool isAliased)
    {
        var tag = tape.Properties(node)?.Tag;
        var isReset = tag is "!reset";
        if ((isReset || tag is "!override") && !isInMergeList && (!isReset || isAliased || leftOut.Add(node)))
        {
            Cleared.Add(trail.Path);
        }

        return isReset;
    }

    private Route Over(Route route, int alias, string said) => route with { Via = route.Via.Insert(0, new Related(tape.At(alias), said)) };

    private ImmutableArray<ComposeNode> Items(int list, Route route)
    {
        var first = openItems.Count;
        trail.Down(ModelPath.Item);
        for (var node = list + 1; node < tape[list].Next; node = tape[node].Next)
        {
            if (Convert(node, route) is { } item)
            {
                openItems.Add(item);
            }
        }

        trail.Up();
        return Taken(openItems, first);
    }

    private ImmutableArray<ComposeEntry> Entries(int mapping, Route route)
    {
        var first = openEntries.Count;
        List<ComposeEntry>? brought = null;
        for (var entries = tape.Entries(mapping); entries.MoveNext();)
        {
            var key = tape.KeyScalar(entries.Key);
            var name = tape.Text(key);
            var origin = new Origin(route, tape[entries.Key].Span);
            if (name == MergeKey && tape[key].Style == ScalarStyle.Plain && tape.Properties(key)?.Tag is null or "!!merge")
            {
                Bring(brought ??= [], entries.Value, route, isItem: false);
            }
            else if (IsName(key, name, origin))
            {
                trail.Down(name);
                if (Convert(entries.Value, route) is { } value)
                {
                    openEntries.Add(new ComposeEntry(name, origin, value));
                }

                trail.Up();
            }
        }

        var own = Taken(openEntries, first);
        return brought is null && !tape[mapping].RepeatsKeys ? own : Join(own, brought ?? []);
    }

    /// <summary>What a collection put behind those that are open around it.</summary>
    private static ImmutableArray<T> Taken<T>(List<T> open, int first)
    {
        var own = CollectionsMarshal.AsSpan(open)[first..].ToImmutableArray();
        open.RemoveRange(first, open.Count - first);
        return own;
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

    private bool IsName(int key, string name, Origin origin)
    {
        if (ScalarTyping.IsText(name, tape[key].Style, tape.Properties(key)?.Tag, origin))
        {
            return true;
        }

        session.Report(new Problem(ProblemKind.Refused, origin.At, $"the key {Quote.Value(name)} is no string to YAML, and docker compose takes only strings as keys; write '\"{Quote.Plain(name)}\"'")
        {
            Service = trail.Service,
            Pointer = trail.Pointer,
        });
        return false;
    }

    /// <summary>What a '&lt;&lt;' brings: the entries of a mapping, of an alias of one, or of each of a list of these.</summary>
    private void Bring(List<ComposeEntry> brought, int node, Route route, bool isItem)
    {
        if (tape[node].Kind != YamlItemKind.Alias && IsCleared(node, isAliased: true))
        {
            return;
        }

        switch (tape[node].Kind)
        {
            case YamlItemKind.Alias:
                Bring(brought, tape.Target(node), Over(route, node, $"'<<: *{Quote.Plain(tape.Name(node))}' brings it here"), isItem);
                break;
            case YamlItemKind.Mapping:
                brought.AddRange(Entries(node, route));
                break;
            case YamlItemKind.Sequence when !isItem:
                var outer = isInMergeList;
                isInMergeList = true;
                for (var item = node + 1; item < tape[node].Next; item = tape[item].Next)
                {
                    Bring(brought, item, route, isItem: true);
                }

                isInMergeList = outer;
                break;
            default:
                session.Report(new Problem(ProblemKind.Unreadable, tape.At(node), "'<<' takes a mapping, an alias of one, or a list of these; write '<<: *name'"));
                break;
        }
    }
}
