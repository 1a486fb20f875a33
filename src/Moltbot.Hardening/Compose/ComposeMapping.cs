using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>A mapping, its entries in the order in which they came to be.</summary>
internal sealed record ComposeMapping(Origin Origin, ImmutableArray<ComposeEntry> Entries) : ComposeNode(Origin)
{
    public override bool HasHole => Entries.Any(static entry => entry.Value.HasHole);

    public ComposeNode? this[string key] => Find(key)?.Value;

    public ComposeEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key == key);
}
