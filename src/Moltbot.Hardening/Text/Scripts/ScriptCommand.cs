using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A simple command, or a compound one with what stands inside it.</summary>
/// <param name="Words">The program and its arguments; empty for a compound command.</param>
/// <param name="Span">From its first to its last unit.</param>
internal sealed record ScriptCommand(ImmutableArray<ScriptWord> Words, TextSpan Span)
{
    /// <summary><c>NAME=value</c> before the program, or alone.</summary>
    public ImmutableArray<ScriptWord> Assignments { get; init; } = [];

    public ImmutableArray<ScriptRedirection> Redirections { get; init; } = [];

    /// <summary>Of <c>( … )</c>, <c>{ … }</c>, <c>if</c>, loops, <c>case</c> and functions: all that stands inside.</summary>
    public Script? Body { get; init; }
}
