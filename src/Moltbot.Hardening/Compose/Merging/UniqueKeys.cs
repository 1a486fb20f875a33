namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Of items with one key in a list that has unique keys, the last stays, in the place of the first.</summary>
internal static class UniqueKeys
{
    public static ComposeMapping Enforce(ComposeMapping model) => (ComposeMapping)Enforce(model, ModelPath.Top);

    private static ComposeNode Enforce(ComposeNode node, ModelPath path) => node is ComposeSequence list
        ? UniqueKeyTable.Rows.Find(path) is { } key ? Enforce(list, key) : node
        : ComposeTree.Children(node, path, Enforce);

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
