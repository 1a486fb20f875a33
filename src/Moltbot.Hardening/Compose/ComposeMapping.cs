using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A mapping, its entries in the order in which they came to be.</summary>
internal sealed record ComposeMapping(Origin Origin, ImmutableArray<ComposeEntry> Entries) : ComposeNode(Origin)
{
    public override bool HasHole => Entries.Any(static entry => entry.Value.HasHole);

    public ComposeNode? this[string key] => Find(key)?.Value;

    public ComposeEntry? Find(string key) => IndexOf(key) is var index and >= 0 ? Entries[index] : null;

    /// <summary>A mapping of entries whose keys may repeat: the later of two stays, in the place of the earlier.</summary>
    public static ComposeMapping Of(Origin origin, IEnumerable<ComposeEntry> entries)
    {
        var made = ImmutableArray.CreateBuilder<ComposeEntry>();
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
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

        return new ComposeMapping(origin, made.ToImmutable());
    }

    /// <summary>The text of a scalar that is a string, or null.</summary>
    public string? Text(string key) => this[key] is ComposeScalar { Value: string text } ? text : null;

    /// <summary>With an entry's value replaced in its place, or added at the end.</summary>
    public ComposeMapping Set(string key, ComposeNode value)
    {
        var index = IndexOf(key);
        return this with
        {
            Entries = index < 0
                ? Entries.Add(new ComposeEntry(key, value.Origin, value))
                : Entries.SetItem(index, Entries[index] with { Value = value }),
        };
    }

    /// <summary>With an entry of which both key and value are new, in the place of the old one or at the end.</summary>
    public ComposeMapping Set(ComposeEntry entry)
    {
        var index = IndexOf(entry.Key);
        return this with { Entries = index < 0 ? Entries.Add(entry) : Entries.SetItem(index, entry) };
    }

    public ComposeMapping Remove(string key)
    {
        var index = IndexOf(key);
        return index < 0 ? this : this with { Entries = Entries.RemoveAt(index) };
    }

    /// <summary>With each value made anew; null takes the entry out. This one itself where nothing changes.</summary>
    public ComposeMapping Map(Func<ComposeEntry, ComposeNode?> make)
    {
        ImmutableArray<ComposeEntry>.Builder? made = null;
        for (var i = 0; i < Entries.Length; i++)
        {
            var entry = Entries[i];
            var value = make(entry);
            var isSame = ReferenceEquals(value, entry.Value);
            if (made is null && !isSame)
            {
                made = ImmutableArray.CreateBuilder<ComposeEntry>(Entries.Length);
                made.AddRange(Entries, i);
            }

            if (value is not null)
            {
                made?.Add(isSame ? entry : entry with { Value = value });
            }
        }

        return made is null ? this : this with { Entries = made.DrainToImmutable() };
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
