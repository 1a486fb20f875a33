using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Moltbot.Hardening.Compose;

/// <summary>A list whose items are made anew, one behind the other. Nothing is copied before one really changes.</summary>
internal ref struct SequenceEdit(ComposeSequence list)
{
    private ComposeNode[]? made;
    private int count;

    /// <summary>What stands in the place of the item at <paramref name="index"/>; null takes it out. To be called for each in order.</summary>
    public void Put(int index, ComposeNode? item)
    {
        if (made is null)
        {
            if (ReferenceEquals(item, list.Items[index]))
            {
                return;
            }

            made = new ComposeNode[list.Items.Length];
            list.Items.CopyTo(0, made, 0, index);
            count = index;
        }

        if (item is not null)
        {
            made[count++] = item;
        }
    }

    /// <summary>The list itself where nothing changed.</summary>
    public readonly ComposeSequence Finish() => made is null
        ? list
        : new ComposeSequence(list.Origin, count == made.Length ? ImmutableCollectionsMarshal.AsImmutableArray(made) : ImmutableArray.Create(made, 0, count));
}
