using System.Text;

namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Cuts a script into operators and words (POSIX.1-2024, XCU 2.2, 2.3, 2.6, 2.7), with bash's <c>&lt;( )</c>, <c>&lt;&lt;&lt;</c> and <c>|&amp;</c>.</summary>
/// <param name="text">The script.</param>
/// <param name="start">Where to begin.</param>
/// <param name="depth">How many substitutions stand around.</param>
/// <param name="documents">Here-documents that were read before, in order; else they are read behind their line.</param>
internal sealed class ScriptLexer(string text, int start, int depth, Queue<string>? documents)
{
    /// <summary>Deeper substitutions are left as they stand.</summary>
    public const int MostDepth = 16;

    // The longest first.
    private static readonly string[] Operators =
        ["&>>", "<<<", "<<-", ";;&", "&&", "||", ";;", ";&", "|&", "&>", "<<", "<&", "<>", ">>", ">&", ">|", "\n", ";", "|", "&", "(", ")", "<", ">"];

    private readonly List<ScriptDocument> announced = [];
    private int at = start;

    /// <summary>Where the next token begins at the earliest.</summary>
    public int At => at;

    public int Depth => depth;

    public ScriptToken Next()
    {
        SkipBlanks();
        if (at >= text.Length)
        {
            return new ScriptToken("", null, new TextSpan(text.Length, 0));
        }

        var begin = at;
        var number = NumberOfRedirection();
        if (number.Length == 0 && text[at] is '<' or '>' && at + 1 < text.Length && text[at + 1] == '(')
        {
            return Word();
        }

        foreach (var known in Operators)
        {
            if (string.CompareOrdinal(text, at, known, 0, known.Length) == 0)
            {
                at += known.Length;
                ReadDocuments(known);
                return new ScriptToken(known, null, TextSpan.Between(begin, at)) { Number = number };
            }
        }

        return Word();
    }

    /// <summary>Takes note of a here-document whose lines follow.</summary>
    public ScriptDocument Announce(ScriptWord delimiter, bool trimsTabs)
    {
        var document = new ScriptDocument(delimiter.Text, trimsTabs);
        if (documents is not null && documents.TryDequeue(out var known))
        {
            document.Text = known;
        }
        else
        {
            announced.Add(document);
        }

        return document;
    }

    private ScriptToken Word()
    {
        var word = new ScriptWordReader(text, at, depth).Read();
        at = word.Span.End;
        return new ScriptToken("", word, word.Span);
    }

    private void SkipBlanks()
    {
        while (at < text.Length)
        {
            if (text[at] is ' ' or '\t' or '\r')
            {
                at++;
            }
            else if (LineBreak(text, at) is > 0 and var length)
            {
                at += length;
            }
            else if (text[at] == '#')
            {
                at = text.IndexOf('\n', at) is >= 0 and var end ? end : text.Length;
            }
            else
            {
                return;
            }
        }
    }

    /// <summary>The length of a backslash with the line's end behind it; 0 where none stands there.</summary>
    public static int LineBreak(string text, int at) =>
        text[at] != '\\' || at + 1 >= text.Length ? 0
        : text[at + 1] == '\n' ? 2
        : text[at + 1] == '\r' && at + 2 < text.Length && text[at + 2] == '\n' ? 3
        : 0;

    private string NumberOfRedirection()
    {
        var end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        if (end == at || end >= text.Length || text[end] is not ('<' or '>'))
        {
            return "";
        }

        var number = text[at..end];
        at = end;
        return number;
    }

    private void ReadDocuments(string consumed)
    {
        if (consumed != "\n")
        {
            return;
        }

        foreach (var document in announced)
        {
            document.Text = ReadDocument(document);
        }

        announced.Clear();
    }

    private string ReadDocument(ScriptDocument document)
    {
        var lines = new StringBuilder();
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found : text.Length;
            var line = text[at..end].TrimEnd('\r');
            at = Math.Min(end + 1, text.Length);
            line = document.TrimsTabs ? line.TrimStart('\t') : line;
            if (line == document.Delimiter)
            {
                break;
            }

            lines.Append(line).Append('\n');
        }

        return lines.ToString();
    }
}
