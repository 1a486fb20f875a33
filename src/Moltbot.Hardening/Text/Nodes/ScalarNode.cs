namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A scalar: its decoded text and how it was written.</summary>
public sealed record ScalarNode(SourceLocation At, string Value, ScalarStyle Style) : Node(At);
