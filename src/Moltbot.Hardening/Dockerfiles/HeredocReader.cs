using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Takes the lines of a heredoc off the cursor.</summary>
internal sealed class HeredocReader(SourceFile file, LineCursor lines, List<Problem> problems)
{
    // Where a line stands for the last time; so a heredoc without an end costs no walk to the end of the file.
    private readonly Lazy<Dictionary<(string Text, bool TrimsTabs), int>> lastLines = new(() => IndexLines(file));

    /// <summary>Reads up to the line that holds the delimiter alone.</summary>
    public Heredoc Read(HeredocWord word, Instruction instruction)
    {
        var start = lines.Next;
        var end = start;
        var isEnded = lastLines.Value.GetValueOrDefault((word.Name, word.TrimsTabs), -1) >= start;
        while (lines.MoveNext())
        {
            var text = file.Slice(lines.Line);
            if (isEnded && Trimmed(text, word.TrimsTabs) == word.Name)
            {
                return Cut(word, start, end);
            }

            // Whatever follows was meant to be read: go on where an instruction seems to begin.
            if (!isEnded && LooksLikeInstruction(text))
            {
                lines.StepBack();
                break;
            }

            end = lines.Next;
        }

        problems.Add(new Problem(ProblemKind.Unreadable, instruction.KeywordAt,
            $"a heredoc of this {instruction.Keyword} does not end: no line holds {Quote.Value(word.Name)} alone; write that line after its text"));
        return Cut(word, start, end);
    }

    private Heredoc Cut(HeredocWord word, int start, int end)
    {
        var at = file.At(TextSpan.Between(start, end));
        var content = word.TrimsTabs ? string.Join('\n', at.Slice.Split('\n').Select(static line => line.TrimStart('\t'))) : at.Slice;
        return new Heredoc(word.Name, content, at, word.Expands);
    }

    private static bool LooksLikeInstruction(string line)
    {
        var stop = WordSplitter.IndexOfBlank(line, 0, line.Length);
        return stop < line.Length && Keyword.Find(line[..stop]) is not null;
    }

    private static Dictionary<(string Text, bool TrimsTabs), int> IndexLines(SourceFile file)
    {
        var index = new Dictionary<(string Text, bool TrimsTabs), int>();
        for (var cursor = new LineCursor(file.Text); cursor.MoveNext();)
        {
            var text = file.Slice(cursor.Line);
            index[(text, false)] = cursor.Line.Offset;
            index[(Trimmed(text, trimsTabs: true), true)] = cursor.Line.Offset;
        }

        return index;
    }

    private static string Trimmed(string line, bool trimsTabs) => trimsTabs ? line.TrimStart('\t') : line;
}
