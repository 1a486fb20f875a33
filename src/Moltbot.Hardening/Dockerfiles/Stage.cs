using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A build stage: <c>FROM</c> and what follows it.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Name">The name after <c>AS</c> in lower case, or null.</param>
/// <param name="From">Its <c>FROM</c>.</param>
/// <param name="Instructions">What follows, without the <c>FROM</c>.</param>
internal sealed record Stage(int Index, string? Name, Instruction From, ImmutableArray<Instruction> Instructions);
