using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Findings;

/// <summary>Something that a reader or a joining stage could not take, at its place. Rules of room 0 make findings of it.</summary>
/// <param name="Kind">Which rule reports it.</param>
/// <param name="At">The narrowest span that is wrong.</param>
/// <param name="Message">What is wrong with which value; why; what to write. Values are quoted, cut and masked by <see cref="Quote"/>.</param>
public sealed record Problem(ProblemKind Kind, SourceLocation At, string Message)
{
    /// <summary>The severity, where it is not the rule's own (rules.md, "W where …").</summary>
    public Severity? Severity { get; init; }

    public string? Service { get; init; }

    public string? Pointer { get; init; }

    public ImmutableArray<Related> Related { get; init; } = [];

    public Fix? Fix { get; init; }
}
