using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A list.</summary>
internal sealed record ComposeSequence(Origin Origin, ImmutableArray<ComposeNode> Items) : ComposeNode(Origin)
{
    public override bool HasHole => Items.Any(static item => item.HasHole);

    /// <summary>With each item made anew; null takes it out. This one itself where nothing changes.</summary>
    public ComposeSequence Map(Func<ComposeNode, ComposeNode?> make)
    {
        ImmutableArray<ComposeNode>.Builder? made = null;
        for (var i = 0; i < Items.Length; i++)
        {
            var item = make(Items[i]);
            if (made is null && !ReferenceEquals(item, Items[i]))
            {
                made = ImmutableArray.CreateBuilder<ComposeNode>(Items.Length);
                made.AddRange(Items, i);
            }

            if (item is not null)
            {
                made?.Add(item);
            }
        }

        return made is null ? this : this with { Items = made.DrainToImmutable() };
    }
}
