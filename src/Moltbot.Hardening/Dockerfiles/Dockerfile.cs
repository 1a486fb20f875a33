using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A Dockerfile as BuildKit reads it.</summary>
/// <param name="File">The text.</param>
/// <param name="Instructions">All, in order.</param>
/// <param name="Stages">In order; none where there is no <c>FROM</c>.</param>
/// <param name="Problems">What BuildKit refuses, at its place. The rest is still there.</param>
internal sealed record Dockerfile(
    SourceFile File,
    ImmutableArray<Instruction> Instructions,
    ImmutableArray<Stage> Stages,
    ImmutableArray<Problem> Problems)
{
    /// <summary>The character that continues a line and escapes the next one.</summary>
    public char Escape { get; init; } = '\\';

    /// <summary>The parser directives, in order.</summary>
    public ImmutableArray<Directive> Directives { get; init; } = [];

    /// <summary>The comments, in order, directives among them.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];
}
