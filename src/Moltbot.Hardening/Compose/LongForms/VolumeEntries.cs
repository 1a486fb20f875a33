using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>A mapping of a mount's long form while it is written, all of it at the place of the short one.</summary>
/// <param name="volume">The short form.</param>
/// <param name="expected">How many entries there will be, as near as it is known.</param>
internal ref struct VolumeEntries(ComposeScalar volume, int expected)
{
    private ComposeEntry[]? entries;
    private int count;

    public readonly bool IsEmpty => count == 0;

    /// <summary>Adds an entry, or replaces the value of one that is there; null changes nothing.</summary>
    public void Add(string key, ComposeNode? value)
    {
        if (value is null)
        {
            return;
        }

        entries ??= new ComposeEntry[expected];
        var at = 0;
        while (at < count && entries[at].Key != key)
        {
            at++;
        }

        if (at == entries.Length)
        {
            Array.Resize(ref entries, at + 1);
        }

        entries[at] = new ComposeEntry(key, volume.Origin, value);
        count = Math.Max(count, at + 1);
    }

    public readonly ComposeMapping ToMapping() => new(volume.Origin, entries is null ? []
        : count == entries.Length ? ImmutableCollectionsMarshal.AsImmutableArray(entries)
        : ImmutableArray.Create(entries, 0, count));
}
