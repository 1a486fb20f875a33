using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Of items with one key in a list that has unique keys, the last stays, in the place of the first.</summary>
internal sealed class UniqueKeys
{
    private readonly LoadSession session;
    private readonly ModelTrail trail = new();

    /// <summary>The keys of the list that is looked at.</summary>
    private string?[] keys = new string?[8];

    private UniqueKeys(LoadSession session) => this.session = session;

    public static ComposeMapping Enforce(LoadSession session, ComposeMapping model) => (ComposeMapping)new UniqueKeys(session).Enforce(model, UniqueKeyTable.Rows.Top);

    private ComposeNode Enforce(ComposeNode node, PathStep<Func<ComposeNode, string?>> step) => node switch
    {
        ComposeSequence { Items.Length: > 1 } list when step.Value is { } key => Enforce(list, key),
        ComposeMapping mapping => Enforce(mapping, step),
        _ => node,
    };

    private ComposeMapping Enforce(ComposeMapping mapping, PathStep<Func<ComposeNode, string?>> step)
    {
        var edit = new MappingEdit(mapping);
        for (var i = 0; i < mapping.Entries.Length; i++)
        {
            var entry = mapping.Entries[i];
            if (entry.Value is ComposeScalar || step.Next(entry.Key) is not { } below)
            {
                edit.Put(i, entry.Value);
                continue;
            }

            trail.Down(entry.Key);
            edit.Put(i, Enforce(entry.Value, below));
            trail.Up();
        }

        return edit.Finish();
    }

    private ComposeSequence Enforce(ComposeSequence list, Func<ComposeNode, string?> keyOf)
    {
        if (keys.Length < list.Items.Length)
        {
            keys = new string?[list.Items.Length];
        }

        for (var i = 0; i < list.Items.Length; i++)
        {
            keys[i] = keyOf(list.Items[i]);
        }

        var own = keys.AsSpan(0, list.Items.Length);
        return IsUnique(own) ? list : new ComposeSequence(list.Origin, Last(list, own));
    }

    private static bool IsUnique(ReadOnlySpan<string?> keys)
    {
        var names = new FewNames(keys.Length);
        foreach (var key in keys)
        {
            if (key is not null && !names.Add(key))
            {
                return false;
            }
        }

        return true;
    }

    private ImmutableArray<ComposeNode> Last(ComposeSequence list, ReadOnlySpan<string?> keys)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        var items = ImmutableArray.CreateBuilder<ComposeNode>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
        {
            if (keys[i] is not { } key || places.TryAdd(key, items.Count))
            {
                items.Add(list.Items[i]);
            }
            else
            {
                var earlier = items[places[key]];
                session.Replace(trail.Path, new ComposeSequence(earlier.Origin, [earlier]), list.Items[i].Origin);
                items[places[key]] = list.Items[i];
            }
        }

        return items.ToImmutable();
    }
}
