namespace Moltbot.Hardening.Compose;

/// <summary>A walk over a whole tree by a table.</summary>
internal static class ComposeTree
{
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
