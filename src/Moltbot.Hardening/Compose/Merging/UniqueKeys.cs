namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Of items with one key in a list that has unique keys, the last stays, in the place of the first.</summary>
internal static class UniqueKeys
{
    public static ComposeMapping Enforce(ComposeMapping model) => (ComposeMapping)Enforce(model, UniqueKeyTable.Rows.Top);

    private static ComposeNode Enforce(ComposeNode node, PathStep<Func<ComposeNode, string?>> step) => node switch
    {
        ComposeSequence list when step.Value is { } key => Enforce(list, key),
        ComposeMapping mapping => mapping.Map(entry => step.Next(entry.Key) is { } below ? Enforce(entry.Value, below) : entry.Value),
        _ => node,
    };

    private static ComposeSequence Enforce(ComposeSequence list, Func<ComposeNode, string?> keyOf)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = new List<ComposeNode>(list.Items.Length);
        foreach (var item in list.Items)
        {
            var key = keyOf(item);
            if (key is not null && places.TryGetValue(key, out var earlier))
            {
                items[earlier] = item;
                continue;
            }

            if (key is not null)
            {
                places.Add(key, items.Count);
            }

            items.Add(item);
        }

        return items.Count == list.Items.Length ? list : list with { Items = [.. items] };
    }
}
