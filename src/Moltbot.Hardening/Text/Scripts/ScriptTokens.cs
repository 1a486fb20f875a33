namespace Moltbot.Hardening.Text.Scripts;

/// <summary>The tokens of a script, with one of them looked at ahead.</summary>
internal sealed class ScriptTokens(ScriptLexer lexer)
{
    private ScriptToken? peeked;

    public ScriptToken Peek => peeked ??= lexer.Next();

    public ScriptToken Take()
    {
        var token = Peek;
        peeked = null;
        return token;
    }

    public bool TakeIf(string reserved)
    {
        if (!Peek.Is(reserved))
        {
            return false;
        }

        Take();
        return true;
    }

    public void SkipLines()
    {
        while (Peek.Operator is "\n")
        {
            Take();
        }
    }

    /// <summary>Takes note of a here-document, before its line ends.</summary>
    public ScriptDocument Announce(ScriptWord delimiter, bool trimsTabs) => lexer.Announce(delimiter, trimsTabs);
}
