namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What an instruction leaves for the next one.</summary>
/// <param name="Scope">The variables: ENV and ARG in one list, the later wins.</param>
/// <param name="User">The last <c>USER</c> so far; null where none stands.</param>
internal sealed record StageState(Scope Scope, StageUser? User);
