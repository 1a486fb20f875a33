using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>What is to be said of few scalars.</summary>
/// <param name="IsHole">Whether the text holds a hole.</param>
/// <param name="EmptyVariables">Names of the variables that became nothing, in the order of their use.</param>
/// <param name="IsDate">Whether go-yaml makes a time of it, which is neither string nor number to compose.</param>
/// <param name="Entry">Where a merge wrote <c>key=value</c> for an entry of a mapping: that entry.</param>
internal sealed record ScalarNotes(bool IsHole, ImmutableArray<string> EmptyVariables, bool IsDate, ComposeEntry? Entry)
{
    public static ScalarNotes None { get; } = new(IsHole: false, [], IsDate: false, Entry: null);
}
