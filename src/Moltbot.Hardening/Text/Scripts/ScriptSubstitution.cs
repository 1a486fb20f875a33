namespace Moltbot.Hardening.Text.Scripts;

/// <summary><c>$(…)</c>, backticks, <c>&lt;(…)</c> or <c>&gt;(…)</c> in a word.</summary>
/// <param name="Start">Where it begins in the word's text.</param>
/// <param name="Script">What runs; its spans are those of the whole script, unless <see cref="HasOwnSpans"/>.</param>
internal sealed record ScriptSubstitution(int Start, Script Script)
{
    /// <summary><c>&lt;(…)</c> or <c>&gt;(…)</c>: a file that the command reads or writes.</summary>
    public bool IsProcess { get; init; }

    /// <summary>Backticks: the spans count from behind the first one, escapes removed.</summary>
    public bool HasOwnSpans { get; init; }
}
