using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A mapping, its entries in the order in which they came to be.</summary>
internal sealed record ComposeMapping(Origin Origin, ImmutableArray<ComposeEntry> Entries) : ComposeNode(Origin)
{
    public override bool HasHole => Entries.Any(static entry => entry.Value.HasHole);

    /// <summary>The keys, in the order of the entries.</summary>
    public IEnumerable<string> Keys
    {
        get
        {
            foreach (var entry in Entries)
            {
                yield return entry.Key;
            }
        }
    }

    /// <summary>The values, in the order of the entries.</summary>
    public IEnumerable<ComposeNode> Values
    {
        get
        {
            foreach (var entry in Entries)
            {
                yield return entry.Value;
            }
        }
    }

    public ComposeNode? this[string key] => Find(key)?.Value;

    public ComposeEntry? Find(string key) => IndexOf(key) is var index and >= 0 ? Entries[index] : null;

    /// <summary>A mapping of entries whose keys may repeat: the later of two stays, in the place of the earlier.</summary>
    public static ComposeMapping Of(Origin origin, ImmutableArray<ComposeEntry> entries)
    {
        if (entries.Length < 2)
        {
            return new ComposeMapping(origin, entries);
        }

        var names = new FewNames(entries.Length);
        var areUnique = true;
        foreach (var entry in entries)
        {
            areUnique &= names.Add(entry.Key);
        }

        return new ComposeMapping(origin, areUnique ? entries : Last(entries));
    }

    private static ImmutableArray<ComposeEntry> Last(ImmutableArray<ComposeEntry> entries)
    {
        var made = ImmutableArray.CreateBuilder<ComposeEntry>(entries.Length);
        var places = new Dictionary<string, int>(entries.Length, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (places.TryAdd(entry.Key, made.Count))
            {
                made.Add(entry);
            }
            else
            {
                made[places[entry.Key]] = entry;
            }
        }

        return made.DrainToImmutable();
    }

    /// <summary>The text of a scalar that is a string, or null.</summary>
    public string? Text(string key) => this[key] is ComposeScalar { Value: string text } ? text : null;

    /// <summary>With an entry's value replaced in its place, or added at the end.</summary>
    public ComposeMapping Set(string key, ComposeNode value)
    {
        var index = IndexOf(key);
        if (index < 0)
        {
            return new ComposeMapping(Origin, Entries.Add(new ComposeEntry(key, value.Origin, value)));
        }

        return ReferenceEquals(Entries[index].Value, value) ? this : new ComposeMapping(Origin, Entries.SetItem(index, Entries[index].With(value)));
    }

    /// <summary>With an entry of which both key and value are new, in the place of the old one or at the end.</summary>
    public ComposeMapping Set(ComposeEntry entry)
    {
        var index = IndexOf(entry.Key);
        return new ComposeMapping(Origin, index < 0 ? Entries.Add(entry) : Entries.SetItem(index, entry));
    }

    public ComposeMapping Remove(string key)
    {
        var index = IndexOf(key);
        return index < 0 ? this : new ComposeMapping(Origin, Entries.RemoveAt(index));
    }

    /// <summary>With each value made anew; null takes the entry out. This one itself where nothing changes.</summary>
    public ComposeMapping Map(Func<ComposeEntry, ComposeNode?> make)
    {
        var edit = new MappingEdit(this);
        for (var i = 0; i < Entries.Length; i++)
        {
            edit.Put(i, make(Entries[i]));
        }

        return edit.Finish();
    }

    private int IndexOf(string key)
    {
        for (var i = 0; i < Entries.Length; i++)
        {
            if (Entries[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
