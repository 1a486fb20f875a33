using System.Text;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>Cuts a command line into words as docker compose does (go-shellwords): quotes and backslashes, no variables, no globs.</summary>
internal static class ShellWords
{
    /// <summary>The words, or null where a quotation or an escape is open at the end. A hole is a part of its word.</summary>
    public static IReadOnlyList<string>? Split(ComposeScalar line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (text, isWord, quote, at) = (line.Text, false, '\0', 0);
        while (at < text.Length)
        {
            var unit = text[at];
            if (line.IsHole && unit == '$' && HoleText.Next(text, at) is var next && next > at + 1)
            {
                (isWord, _) = (true, word.Append(text, at, next - at));
                at = next;
                continue;
            }

            if (unit == '\\' && quote != '\'')
            {
                if (++at == text.Length)
                {
                    return null;
                }

                (isWord, _) = (true, word.Append(text[at]));
            }
            else if (quote != '\0' ? unit == quote : unit is '"' or '\'')
            {
                (isWord, quote) = (true, quote == '\0' ? unit : '\0');
            }
            else if (quote == '\0' && unit is ' ' or '\t' or '\r' or '\n')
            {
                Take(words, word, isWord);
                isWord = false;
            }
            else
            {
                (isWord, _) = (true, word.Append(unit));
            }

            at++;
        }

        Take(words, word, isWord);
        return quote == '\0' ? words : null;
    }

    private static void Take(List<string> words, StringBuilder word, bool isWord)
    {
        if (isWord)
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
