using System.Collections.Immutable;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>One thing that a gateway refuses.</summary>
/// <param name="Kind">Why.</param>
/// <param name="At">The key where the key is wrong, else the value.</param>
/// <param name="Node">The value that is refused, with all that is in it.</param>
/// <param name="Pointer">Its JSON pointer.</param>
internal sealed record SchemaIssue(SchemaIssueKind Kind, SourceLocation At, Node Node, string Pointer)
{
    /// <summary>The last key of the pointer, or the index of an item.</summary>
    public string Key { get; init; } = "";

    /// <summary>What would be taken, in words: <c>a whole number from 1 to 65535</c>.</summary>
    public string Expected { get; init; } = "";

    /// <summary>The keys (unknown key) or string values (not allowed) that would be taken here.</summary>
    public ImmutableArray<string> Allowed { get; init; } = [];
}
