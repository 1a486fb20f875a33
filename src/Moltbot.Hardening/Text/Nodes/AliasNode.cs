namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A YAML alias: <see cref="Node.At"/> is where the alias stands, <see cref="Target"/> the anchored node with its own place.</summary>
public sealed record AliasNode(SourceLocation At, string Name, Node Target) : Node(At.File, At.Span);
