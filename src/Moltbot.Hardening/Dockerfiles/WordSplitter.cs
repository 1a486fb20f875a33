using System.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Splits text into words; quotes hold white space together.</summary>
internal static class WordSplitter
{
    // BuildKit splits lists at these only; a no-break space stays in its word.
    private static readonly char[] Blanks = ['\t', '\v', '\f', '\r', ' '];

    public static int IndexOfBlank(string text, int start, int end)
    {
        var found = text.IndexOfAny(Blanks, start, end - start);
        return found < 0 ? end : found;
    }

    public static int SkipBlanks(string text, int start, int end)
    {
        var at = start;
        while (at < end && Array.IndexOf(Blanks, text[at]) >= 0)
        {
            at++;
        }

        return at;
    }

    /// <summary>The range without white space at its ends.</summary>
    public static (int Start, int End) Trim(string text, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end);
    }

    public static IEnumerable<Argument> Plain(MappedText line, int start, int end)
    {
        for (var at = start; at < end;)
        {
            var stop = IndexOfBlank(line.Text, at, end);
            yield return line.Cut(at, stop);
            at = SkipBlanks(line.Text, stop, end);
        }
    }

    /// <summary>Words of ENV, LABEL and ARG. Quotes and escapes stay in them, for the expansion to take; an escape at the very end falls away.</summary>
    public static List<Argument> Quoted(MappedText line, int start, int end, char escape)
    {
        var words = new List<Argument>();
        for (var at = start; at < end;)
        {
            if (char.IsWhiteSpace(line.Text[at]))
            {
                at++;
                continue;
            }

            var word = new StringBuilder();
            var stop = EndOfWord(line.Text, at, end, escape, word);
            if (word.Length > 0)
            {
                words.Add(new Argument(word.ToString(), line.At(at, stop)));
            }

            at = stop;
        }

        return words;
    }

    private static int EndOfWord(string text, int start, int end, char escape, StringBuilder word)
    {
        var quote = '\0';
        var at = start;
        for (; at < end; at++)
        {
            var unit = text[at];
            if (quote == '\0' && char.IsWhiteSpace(unit))
            {
                break;
            }

            if (unit == escape && quote != '\'')
            {
                if (at + 1 == end)
                {
                    continue;
                }

                word.Append(unit).Append(text[++at]);
                continue;
            }

            quote = unit == quote ? '\0' : quote == '\0' && unit is '\'' or '"' ? unit : quote;
            word.Append(unit);
        }

        return at;
    }
}
