using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A sequence or array.</summary>
public sealed record SequenceNode(SourceLocation At, ImmutableArray<Node> Items) : Node(At.File, At.Span);
