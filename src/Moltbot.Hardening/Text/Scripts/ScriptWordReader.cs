using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Reads one word: quotes and escapes resolved, expansions kept as they stand and looked into.</summary>
internal sealed class ScriptWordReader(string text, int start, int depth)
{
    private readonly StringBuilder word = new();
    private readonly ImmutableArray<ScriptSubstitution>.Builder substitutions = ImmutableArray.CreateBuilder<ScriptSubstitution>();
    private readonly int begin = start;
    private int at = start;
    private bool hasExpansion;
    private bool isQuoted;

    public ScriptWord Read()
    {
        if (text[at] is '<' or '>')
        {
            Parenthesis(at + 1, isProcess: true);
        }

        while (at < text.Length && !IsEnd(text[at]))
        {
            Step();
        }

        // Whatever it is, a word takes at least one unit.
        at = Math.Max(at, begin + 1);
        return new ScriptWord(word.ToString(), TextSpan.Between(begin, at)) { HasExpansion = hasExpansion, IsQuoted = isQuoted, Substitutions = substitutions.ToImmutable() };
    }

    private static bool IsEnd(char unit) => unit is ' ' or '\t' or '\r' or '\n' or ';' or '&' or '|' or '(' or ')' or '<' or '>';

    private void Step()
    {
        switch (text[at])
        {
            case '\'':
                Literal();
                break;
            case '"':
                Quoted();
                break;
            case '\\':
                Escape();
                break;
            case '$' or '`':
                Expansion();
                break;
            case '=' when at + 1 < text.Length && text[at + 1] == '(':
                // An array: NAME=(…).
                Keep(Closing(at + 1, '(', ')'));
                break;
            default:
                word.Append(text[at++]);
                break;
        }
    }

    private void Literal()
    {
        isQuoted = true;
        var end = text.IndexOf('\'', at + 1) is >= 0 and var found ? found : text.Length;
        word.Append(text, at + 1, end - at - 1);
        at = Math.Min(end + 1, text.Length);
    }

    private void Quoted()
    {
        isQuoted = true;
        for (at++; at < text.Length && text[at] != '"';)
        {
            if (text[at] is '$' or '`')
            {
                Expansion();
            }
            else if (text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '$' or '`' or '"' or '\\' or '\n')
            {
                Escape();
            }
            else
            {
                word.Append(text[at++]);
            }
        }

        at = Math.Min(at + 1, text.Length);
    }

    private void Escape()
    {
        var length = ScriptLexer.LineBreak(text, at);
        if (length > 0)
        {
            at += length;
            return;
        }

        isQuoted = true;
        at++;
        if (at < text.Length)
        {
            word.Append(text[at++]);
        }
    }

    private void Expansion()
    {
        var next = at + 1 < text.Length ? text[at + 1] : '\0';
        if (text[at] == '`')
        {
            Backticks();
        }
        else if (next == '(' && !(at + 2 < text.Length && text[at + 2] == '('))
        {
            Parenthesis(at + 1, isProcess: false);
        }
        else if (next == '(')
        {
            hasExpansion = true;
            Keep(Closing(at + 1, '(', ')'));
        }
        else if (next == '{')
        {
            hasExpansion = true;
            Keep(Closing(at + 1, '{', '}'));
        }
        else if (next == '\'')
        {
            at++;
        }
        else
        {
            hasExpansion |= char.IsAsciiLetterOrDigit(next) || next is '_' or '@' or '*' or '#' or '?' or '$' or '!' or '-';
            word.Append(text[at++]);
        }
    }

    private void Parenthesis(int open, bool isProcess)
    {
        hasExpansion = true;
        if (depth >= ScriptLexer.MostDepth)
        {
            Keep(Closing(open, '(', ')'));
            return;
        }

        var (script, end) = ScriptReader.ReadInside(text, open + 1, depth + 1);
        substitutions.Add(new ScriptSubstitution(word.Length, script) { IsProcess = isProcess });
        Keep(end);
    }

    private void Backticks()
    {
        hasExpansion = true;
        var inner = new StringBuilder();
        var end = at + 1;
        for (; end < text.Length && text[end] != '`'; end++)
        {
            if (text[end] == '\\' && end + 1 < text.Length && text[end + 1] is '`' or '\\' or '$')
            {
                end++;
            }

            inner.Append(text[end]);
        }

        if (depth < ScriptLexer.MostDepth)
        {
            substitutions.Add(new ScriptSubstitution(word.Length, ScriptReader.Read(inner.ToString(), depth: depth + 1)) { HasOwnSpans = true });
        }

        Keep(Math.Min(end + 1, text.Length));
    }

    /// <summary>Up to there as it stands.</summary>
    private void Keep(int end)
    {
        word.Append(text, at, end - at);
        at = end;
    }

    private int Closing(int open, char opening, char closing)
    {
        var nested = 0;
        for (var i = open; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
                continue;
            }

            nested += text[i] == opening ? 1 : text[i] == closing ? -1 : 0;
            if (nested == 0)
            {
                return i + 1;
            }
        }

        return text.Length;
    }
}
