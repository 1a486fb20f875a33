namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A piece of a script: an operator, or a word.</summary>
/// <param name="Operator">The operator; <c>\n</c> for a line's end; empty for a word, and at the end.</param>
/// <param name="Word">The word, or null.</param>
/// <param name="Span">Where it stands.</param>
internal sealed record ScriptToken(string Operator, ScriptWord? Word, TextSpan Span)
{
    public bool IsEnd => Word is null && Operator.Length == 0;

    /// <summary>The digits in front of a redirection.</summary>
    public string Number { get; init; } = "";

    public bool IsRedirection => Operator.Length > 0 && (Operator[0] is '<' or '>' || Operator is "&>" or "&>>");

    /// <summary>A reserved word where a command may begin.</summary>
    public bool Is(string reserved) => Word is { IsQuoted: false, HasExpansion: false } word && word.Text == reserved;
}
