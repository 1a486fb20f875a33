using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A word of a script.</summary>
/// <param name="Text">Quotes and escapes removed; <c>$NAME</c>, <c>${…}</c>, <c>$(…)</c> and backticks as they stand.</param>
/// <param name="Span">In the script, with quotes.</param>
internal sealed record ScriptWord(string Text, TextSpan Span)
{
    /// <summary>Holds an expansion, so that only the shell knows the rest.</summary>
    public bool HasExpansion { get; init; }

    /// <summary>Holds a quote or an escape, so that it is no reserved word.</summary>
    public bool IsQuoted { get; init; }

    public ImmutableArray<ScriptSubstitution> Substitutions { get; init; } = [];

    /// <summary>The last part of its path: <c>bash</c> of <c>/bin/bash</c>.</summary>
    public string FileName => Text[(Text.LastIndexOf('/') + 1)..];

    /// <summary>The name before the first <c>=</c>, where it is a variable's; else null.</summary>
    public string? AssignedName
    {
        get
        {
            var equals = Text.IndexOf('=', StringComparison.Ordinal);
            for (var i = 0; i < equals; i++)
            {
                if (!(char.IsAsciiLetter(Text[i]) || Text[i] == '_' || (i > 0 && (char.IsAsciiDigit(Text[i]) || (Text[i] == '+' && i == equals - 1)))))
                {
                    return null;
                }
            }

            return equals > 0 ? Text[..equals].TrimEnd('+') : null;
        }
    }
}
