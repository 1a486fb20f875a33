using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A list.</summary>
internal sealed record ComposeSequence(Origin Origin, ImmutableArray<ComposeNode> Items) : ComposeNode(Origin)
{
    public override bool HasHole => Items.Any(static item => item.HasHole);
}
