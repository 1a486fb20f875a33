using System.Text;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Cuts a command line into words as docker compose does (go-shellwords): quotes and backslashes, no variables, no globs.</summary>
/// <remarks>Measured: it ends, in silence, at the first <c>;</c>, <c>&amp;</c>, <c>|</c>, <c>&lt;</c> or <c>&gt;</c> outside quotes; what stands in <c>`…`</c> or <c>$(…)</c> is one word with its quotes.</remarks>
internal sealed class ShellWords
{
    private readonly ComposeScalar line;
    private readonly List<string> words = [];
    private readonly StringBuilder word = new();
    private bool isWord;
    private char quote;
    private bool isInBackticks;
    private bool isInParentheses;

    private ShellWords(ComposeScalar line) => this.line = line;

    /// <summary>The words, or null where a quotation or an escape is open at the end, or a parenthesis belongs to nothing. A hole is a part of its word.</summary>
    public static IReadOnlyList<string>? Split(ComposeScalar line) => new ShellWords(line).Read();

    private List<string>? Read()
    {
        var text = line.Text;
        for (var at = 0; at < text.Length;)
        {
            var next = line.IsHole && text[at] == '$' ? HoleText.Next(text, at) : at + 1;
            if (next > at + 1)
            {
                (isWord, _) = (true, word.Append(text, at, next - at));
                at = next;
                continue;
            }

            if (text[at] == '\\' && quote != '\'')
            {
                if (++at == text.Length)
                {
                    return null;
                }

                Append(text[at++]);
                continue;
            }

            if (EndsAt(text[at]))
            {
                break;
            }

            if (!Take(text[at++]))
            {
                return null;
            }
        }

        TakeWord();
        return quote == '\0' && !isInBackticks && !isInParentheses ? words : null;
    }

    /// <summary>Whether the line goes no further; a digit before <c>&gt;</c> belongs to the redirection.</summary>
    private bool EndsAt(char unit)
    {
        if (unit is not (';' or '&' or '|' or '<' or '>') || quote != '\0' || isInBackticks || isInParentheses)
        {
            return false;
        }

        isWord = isWord && !(unit == '>' && word.Length > 0 && char.IsAsciiDigit(word[0]));
        return true;
    }

    /// <summary>What a unit means that is not escaped; false where the line is none.</summary>
    private bool Take(char unit)
    {
        switch (unit)
        {
            case ' ' or '\t' or '\r' or '\n' when quote == '\0' && !isInBackticks && !isInParentheses:
                TakeWord();
                return true;
            case ' ' or '\t' or '\r' or '\n':
                word.Append(unit);
                return true;
            case '"' or '\'' when quote == unit || (quote == '\0' && !isInParentheses):
                // An empty quotation is a word; an open one is none yet.
                (isWord, quote) = (isWord || quote == unit, quote == unit ? '\0' : unit);
                return true;
            case '`' when quote == '\0' && !isInParentheses:
                isInBackticks = !isInBackticks;
                break;
            case ')' when quote == '\0' && !isInBackticks:
                isInParentheses = !isInParentheses;
                break;
            case '(' when quote == '\0' && !isInBackticks:
                if (isInParentheses || word.Length == 0 || word[^1] != '$')
                {
                    return false;
                }

                isInParentheses = true;
                word.Append(unit);
                return true;
            default:
                break;
        }

        Append(unit);
        return true;
    }

    private void Append(char unit) => (isWord, _) = (true, word.Append(unit));

    private void TakeWord()
    {
        if (isWord)
        {
            words.Add(word.ToString());
            word.Clear();
        }

        isWord = false;
    }
}
