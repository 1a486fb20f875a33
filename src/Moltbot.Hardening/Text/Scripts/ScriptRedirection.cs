namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Where a command reads from or writes to.</summary>
/// <param name="Operator">Without a number in front: <c>&lt;</c>, <c>&gt;&gt;</c>, <c>&lt;&lt;&lt;</c>, …</param>
/// <param name="Number">The number in front; empty where none stands.</param>
/// <param name="Target">The file, or the delimiter of a here-document.</param>
internal sealed record ScriptRedirection(string Operator, string Number, ScriptWord Target)
{
    /// <summary>The here-document; it is known once the lines behind the command are read.</summary>
    public ScriptDocument? Document { get; init; }

    /// <summary>Takes standard output away.</summary>
    public bool TakesOutput => Operator is ">" or ">>" or ">|" or "&>" or "&>>" && Number is "" or "1";
}
