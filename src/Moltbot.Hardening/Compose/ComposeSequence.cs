using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A list.</summary>
internal sealed record ComposeSequence(Origin Origin, ImmutableArray<ComposeNode> Items) : ComposeNode(Origin)
{
    public override bool HasHole => Items.Any(static item => item.HasHole);

    /// <summary>With each item made anew; null takes it out.</summary>
    public ComposeSequence Map(Func<ComposeNode, ComposeNode?> make)
    {
        var items = ImmutableArray.CreateBuilder<ComposeNode>(Items.Length);
        foreach (var item in Items)
        {
            if (make(item) is { } made)
            {
                items.Add(made);
            }
        }

        return this with { Items = items.ToImmutable() };
    }
}
