using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose;

/// <summary>Walks over whole trees.</summary>
internal static class ComposeTree
{
    /// <summary>The tree with one more way noted on every value: how it came to its new place.</summary>
    public static ComposeNode Through(ComposeNode node, Related step) => node switch
    {
        ComposeMapping mapping => ThroughMapping(mapping, step),
        ComposeSequence list => list with { Origin = list.Origin.Through(step), Items = [.. list.Items.Select(item => Through(item, step))] },
        _ => node with { Origin = node.Origin.Through(step) },
    };

    public static ComposeMapping ThroughMapping(ComposeMapping mapping, Related step) => new(
        mapping.Origin.Through(step),
        [.. mapping.Entries.Select(entry => new ComposeEntry(entry.Key, entry.KeyOrigin.Through(step), Through(entry.Value, step)))]);

    /// <summary>Does at each place what a table says, top down: what a row made is not looked into again.</summary>
    public static ComposeNode? Apply<T>(ComposeNode node, PathStep<Func<ComposeNode, T, ComposeNode?>> step, T state)
        where T : class
    {
        if (step.Value is { } row)
        {
            return row(node, state);
        }

        switch (node)
        {
            case ComposeMapping mapping:
                var entries = new MappingEdit(mapping);
                for (var i = 0; i < mapping.Entries.Length; i++)
                {
                    var entry = mapping.Entries[i];
                    entries.Put(i, step.Next(entry.Key) is { } below ? Apply(entry.Value, below, state) : entry.Value);
                }

                return entries.Finish();
            case ComposeSequence list when step.Next(ModelPath.Item) is { } below:
                var items = new SequenceEdit(list);
                for (var i = 0; i < list.Items.Length; i++)
                {
                    items.Put(i, Apply(list.Items[i], below, state));
                }

                return items.Finish();
            default:
                return node;
        }
    }
}
