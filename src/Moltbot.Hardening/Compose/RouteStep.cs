using System.Runtime.InteropServices;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose;

/// <summary>Notes one more way on every value of a tree: how it came to its new place. What shared a route shares the new one.</summary>
internal sealed class RouteStep(Related step)
{
    private Route? last;
    private Route? next;

    public ComposeMapping On(ComposeMapping mapping)
    {
        var entries = new ComposeEntry[mapping.Entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            entries[i] = new ComposeEntry(entry.Key, On(entry.KeyOrigin), On(entry.Value));
        }

        return new ComposeMapping(On(mapping.Origin), ImmutableCollectionsMarshal.AsImmutableArray(entries));
    }

    private ComposeNode On(ComposeNode node) => node switch
    {
        ComposeMapping mapping => On(mapping),
        ComposeSequence list => On(list),
        _ => node with { Origin = On(node.Origin) },
    };

    private ComposeSequence On(ComposeSequence list)
    {
        var items = new ComposeNode[list.Items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = On(list.Items[i]);
        }

        return new ComposeSequence(On(list.Origin), ImmutableCollectionsMarshal.AsImmutableArray(items));
    }

    private Origin On(Origin origin)
    {
        if (next is null || !ReferenceEquals(origin.Route, last))
        {
            (last, next) = (origin.Route, origin.Through(step).Route);
        }

        return new Origin(next, origin.Span);
    }
}
