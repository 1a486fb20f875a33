using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A list.</summary>
internal sealed record ComposeSequence(Origin Origin, ImmutableArray<ComposeNode> Items) : ComposeNode(Origin)
{
    public override bool HasHole => Items.Any(static item => item.HasHole);

    /// <summary>With each item made anew; null takes it out. This one itself where nothing changes.</summary>
    public ComposeSequence Map(Func<ComposeNode, ComposeNode?> make)
    {
        var edit = new SequenceEdit(this);
        for (var i = 0; i < Items.Length; i++)
        {
            edit.Put(i, make(Items[i]));
        }

        return edit.Finish();
    }
}
