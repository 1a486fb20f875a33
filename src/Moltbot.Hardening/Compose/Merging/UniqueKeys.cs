namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Of items with one key in a list that has unique keys, the last stays, in the place of the first.</summary>
internal static class UniqueKeys
{
    public static ComposeMapping Enforce(ComposeMapping model) => (ComposeMapping)Enforce(model, UniqueKeyTable.Rows.Top);

    private static ComposeNode Enforce(ComposeNode node, PathStep<Func<ComposeNode, string?>> step) => node switch
    {
        ComposeSequence { Items.Length: > 1 } list when step.Value is { } key => Enforce(list, key),
        ComposeMapping mapping => Enforce(mapping, step),
        _ => node,
    };

    private static ComposeMapping Enforce(ComposeMapping mapping, PathStep<Func<ComposeNode, string?>> step)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            edit.Put(i, entry.Value is not ComposeScalar && step.Next(entry.Key) is { } below ? Enforce(entry.Value, below) : entry.Value);
        }

        return edit.Finish();
    }

    private static ComposeSequence Enforce(ComposeSequence list, Func<ComposeNode, string?> keyOf)
    {
        var places = new Dictionary<string, int>(list.Items.Length, StringComparer.Ordinal);
        List<ComposeNode>? items = null;
        for (var i = 0; i < list.Items.Length; i++)
        {
            var item = list.Items[i];
            var key = keyOf(item);
            if (key is null || places.TryAdd(key, items?.Count ?? i))
            {
                items?.Add(item);
                continue;
            }

            items ??= [.. list.Items.AsSpan(0, i)];
            items[places[key]] = item;
        }

        return items is null ? list : list with { Items = [.. items] };
    }
}
