namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Lays one model over another: mappings key by key, lists one behind the other, of scalars the later; but for the places of <see cref="MergeTable"/>.</summary>
/// <remarks>compose-spec 13-merge.md. What cannot be joined is refused at the later value, and the earlier one stays.</remarks>
internal sealed class Merger(LoadSession session)
{
    public static ComposeMapping Join(LoadSession session, ComposeMapping first, ComposeMapping second) => Join(session, first, second, ModelPath.Top);

    public static ComposeMapping Join(LoadSession session, ComposeMapping first, ComposeMapping second, ModelPath path) =>
        new Merger(session).Mappings(first, second, path);

    public ComposeNode Join(ComposeNode first, ComposeNode second, ModelPath path) => MergeTable.Rows.Find(path) is { } special
        ? special(this, first, second, path)
        : Plain(first, second, path);

    /// <summary>The rule where the table has none; null keeps the base.</summary>
    public ComposeNode Plain(ComposeNode first, ComposeNode second, ModelPath path)
    {
        if (second.IsNull)
        {
            return first;
        }

        return (first, second) switch
        {
            (ComposeMapping one, ComposeMapping other) => Mappings(one, other, path),
            (ComposeSequence one, ComposeSequence other) => Append(one, other),
            (ComposeScalar, _) => Instead(first, second, path),
            _ => Refuse(first, second, path),
        };
    }

    /// <summary>The later one alone.</summary>
    public ComposeNode Instead(ComposeNode first, ComposeNode second, ModelPath path)
    {
        session.Replace(path, first, second.Origin);
        return second;
    }

    public ComposeMapping Mappings(ComposeMapping first, ComposeMapping second, ModelPath path)
    {
        if (first.Entries.IsEmpty)
        {
            return first with { Entries = second.Entries };
        }

        var places = new Dictionary<string, int>(first.Entries.Length, StringComparer.Ordinal);
        for (var place = 0; place < first.Entries.Length; place++)
        {
            places.Add(first.Entries[place].Key, place);
        }

        var merged = first.Entries.ToBuilder();
        foreach (var entry in second.Entries)
        {
            if (places.TryGetValue(entry.Key, out var place))
            {
                merged[place] = Entry(merged[place], entry, path.Next(entry.Key));
            }
            else
            {
                merged.Add(entry);
            }
        }

        return first with { Entries = merged.ToImmutable() };
    }

    public static ComposeSequence Append(ComposeSequence first, ComposeSequence second) => first with { Items = first.Items.AddRange(second.Items) };

    public ComposeNode Refuse(ComposeNode first, ComposeNode second, ModelPath path)
    {
        session.Refuse(path, second.Origin, $"'{path}' is {Kind(second)} here and {Kind(first)} in {first.Origin.At}, which docker compose cannot join; write the same form, or tag this one !override");
        return first;
    }

    private ComposeEntry Entry(ComposeEntry earlier, ComposeEntry later, ModelPath path)
    {
        var value = Join(earlier.Value, later.Value, path);
        return ReferenceEquals(value, later.Value) ? later : earlier.Joined(value, later);
    }

    private static string Kind(ComposeNode node) => node switch
    {
        ComposeMapping => "a mapping",
        ComposeSequence => "a list",
        _ => "a single value",
    };
}
