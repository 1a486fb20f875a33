namespace Moltbot.Hardening.Text.Nodes;

/// <summary>What stands before a node's value: its tag as written and its anchor.</summary>
/// <param name="Tag">As written, or null.</param>
/// <param name="TagAt">Where the tag stands.</param>
/// <param name="Anchor">Without <c>&amp;</c>, or null.</param>
internal sealed record NodeProperties(string? Tag, SourceLocation? TagAt, string? Anchor);
