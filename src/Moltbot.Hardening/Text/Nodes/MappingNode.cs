using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A mapping or object, its entries in written order. Keys that YAML allows and no reader here can use (collections) are refused by the reader.</summary>
public sealed record MappingNode(SourceLocation At, ImmutableArray<MappingEntry> Entries) : Node(At.File, At.Span)
{
    /// <summary>Whether a key of a YAML mapping stands in it twice, which the reader has said.</summary>
    internal bool RepeatsKeys { get; init; }

    /// <summary>The value of the last entry with a key, or null.</summary>
    public Node? this[string key] => Entries.LastOrDefault(entry => entry.Key.Value == key)?.Value;
}
