using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What an instruction leaves for the next one.</summary>
/// <param name="Scope">The variables: ENV and ARG in one list, the later wins.</param>
/// <param name="User">The last <c>USER</c> so far; null where none stands.</param>
internal sealed record StageState(Scope Scope, StageUser? User)
{
    /// <summary>The last <c>ENTRYPOINT</c> so far.</summary>
    public Instruction? Entrypoint { get; init; }

    /// <summary>The last <c>CMD</c> so far that no later stage's <c>ENTRYPOINT</c> took away.</summary>
    public Instruction? Command { get; init; }

    /// <summary>The last <c>SHELL</c> so far.</summary>
    public Instruction? Shell { get; init; }

    /// <summary>What <c>ENV</c> set so far.</summary>
    public ImmutableDictionary<string, StageVariable> Environment { get; init; } = ImmutableDictionary.Create<string, StageVariable>(StringComparer.Ordinal);
}
