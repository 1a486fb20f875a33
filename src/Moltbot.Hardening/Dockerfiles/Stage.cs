using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>A build stage: <c>FROM</c> and what follows it.</summary>
/// <param name="Index">From 0.</param>
/// <param name="Name">The name after <c>AS</c> in lower case, or null.</param>
/// <param name="From">Its <c>FROM</c>.</param>
/// <param name="Instructions">What follows, without the <c>FROM</c>.</param>
internal sealed record Stage(int Index, string? Name, Instruction From, ImmutableArray<Instruction> Instructions)
{
    /// <summary>What it puts off with <c>ONBUILD</c>, in order: it acts right after the <c>FROM</c> of a stage that goes on from this one, and only there.</summary>
    public ImmutableArray<Instruction> Triggers { get; } =
        [.. Instructions.Select(static instruction => instruction.Trigger).OfType<Instruction>()
            .Where(static trigger => trigger.Keyword is not ("ONBUILD" or "FROM" or "MAINTAINER"))];
}
