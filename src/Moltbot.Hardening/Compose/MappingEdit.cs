using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Moltbot.Hardening.Compose;

/// <summary>A mapping whose values are made anew, one behind the other. Nothing is copied before one really changes.</summary>
internal ref struct MappingEdit(ComposeMapping mapping)
{
    private ComposeEntry[]? made;
    private int count;

    /// <summary>The value that stands in the place of the entry at <paramref name="index"/>; null takes the entry out. To be called for each in order.</summary>
    public void Put(int index, ComposeNode? value)
    {
        var entry = mapping.Entries[index];
        var isSame = ReferenceEquals(value, entry.Value);
        if (made is null)
        {
            if (isSame)
            {
                return;
            }

            made = new ComposeEntry[mapping.Entries.Length];
            mapping.Entries.CopyTo(0, made, 0, index);
            count = index;
        }

        if (value is not null)
        {
            made[count++] = isSame ? entry : entry.With(value);
        }
    }

    /// <summary>The mapping itself where nothing changed.</summary>
    public readonly ComposeMapping Finish() => made is null
        ? mapping
        : new ComposeMapping(mapping.Origin, count == made.Length ? ImmutableCollectionsMarshal.AsImmutableArray(made) : ImmutableArray.Create(made, 0, count));
}
