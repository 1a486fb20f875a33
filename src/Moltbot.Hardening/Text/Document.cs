using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text;

/// <summary>What a reader made of a file: its roots (YAML: one a document; an empty file has none) and what it could not take.</summary>
/// <remarks>A file with a <see cref="ProblemKind.Unreadable"/> problem may still have roots: what was read before the error.</remarks>
public sealed record Document(SourceFile File, ImmutableArray<Node> Roots, ImmutableArray<Problem> Problems);
