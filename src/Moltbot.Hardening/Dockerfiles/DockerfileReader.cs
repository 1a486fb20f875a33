using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Reads a Dockerfile as BuildKit's parser does, but goes on after what that refuses.</summary>
/// <remarks>What the parser refuses is <see cref="ProblemKind.Unreadable"/>; what fails when the stages are built is found by <see cref="StageResolver"/>.</remarks>
internal sealed class DockerfileReader
{
    // BuildKit's scanner takes no longer line.
    private const int LongestLine = 64 * 1024 - 1;

    private readonly SourceFile file;
    private readonly List<Problem> problems = [];
    private readonly ImmutableArray<Comment>.Builder comments = ImmutableArray.CreateBuilder<Comment>();
    private readonly LineCursor lines;
    private readonly ParserDirectives directives;
    private readonly HeredocReader heredocs;

    private DockerfileReader(SourceFile file)
    {
        this.file = file;
        lines = new LineCursor(file.Text);
        directives = new ParserDirectives(file, problems);
        heredocs = new HeredocReader(file, lines, problems);
    }

    public static Dockerfile Read(SourceFile file)
    {
        var reader = new DockerfileReader(file);
        var instructions = reader.ReadInstructions().ToImmutableArray();
        var stages = Stages(instructions);
        reader.CheckStages(instructions, stages);
        return new Dockerfile(file, instructions, stages, [.. reader.problems.OrderBy(static problem => problem.At.Span.Offset)])
        {
            Escape = reader.directives.Escape,
            Directives = [.. reader.directives.Directives],
            Comments = reader.comments.ToImmutable(),
        };
    }

    private IEnumerable<Instruction> ReadInstructions()
    {
        while (NextLine())
        {
            var line = TrimStart(lines.Line);
            directives.Read(line);
            if (line.Length > 0 && !IsComment(line))
            {
                yield return ReadInstruction(line);
            }
        }
    }

    private Instruction ReadInstruction(TextSpan first)
    {
        var text = new MappedTextBuilder(file);
        var isContinued = AppendLine(text, first);
        while (isContinued && NextLine())
        {
            // Comments and blank lines between continuation lines belong to the instruction and say nothing.
            var content = TrimStart(lines.Line);
            if (content.Length > 0 && !IsComment(content))
            {
                isContinued = AppendLine(text, lines.Line);
            }
        }

        var line = text.Build();
        var before = problems.Count;
        var instruction = new InstructionParser(directives.Escape, problems).Parse(line);
        var contents = ReadHeredocs(instruction, line.Text);
        if (problems.Count == before)
        {
            problems.AddRange(InstructionCheck.Problems(instruction));
        }

        return instruction with { At = file.At(TextSpan.Between(first.Offset, Math.Max(first.End, lines.Line.End))), Heredocs = contents };
    }

    private bool IsComment(TextSpan content)
    {
        if (file.Text[content.Offset] != '#')
        {
            return false;
        }

        comments.Add(Comment.OfLine(file, content.Offset, "#".Length));
        return true;
    }

    private bool NextLine()
    {
        if (!lines.MoveNext())
        {
            return false;
        }

        // No line of that many bytes has fewer units than a third of them.
        if (lines.Line.Length > LongestLine / 3
            && System.Text.Encoding.UTF8.GetByteCount(file.Text.AsSpan(lines.Line.Offset, lines.Line.Length)) > LongestLine)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, file.At(lines.Line),
                $"the line is longer than {LongestLine} bytes, and BuildKit reads no longer one; break it with '{directives.Escape}' at a line's end"));
        }

        return true;
    }

    private bool AppendLine(MappedTextBuilder text, TextSpan line)
    {
        var end = line.End;
        while (end > line.Offset && file.Text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        // Two escapes at the end are one that is escaped, so the line ends there.
        var isContinued = end > line.Offset && file.Text[end - 1] == directives.Escape
            && (end - 1 == line.Offset || file.Text[end - 2] != directives.Escape);
        text.Append(isContinued ? TextSpan.Between(line.Offset, end - 1) : line);
        return isContinued;
    }

    private ImmutableArray<Heredoc> ReadHeredocs(Instruction instruction, string line)
    {
        var holder = instruction.Trigger ?? instruction;
        return Keyword.Find(holder.Keyword) is { TakesHeredocs: true } && !holder.IsJson
            ? [.. HeredocWord.AllIn(line).Select(word => heredocs.Read(word, instruction))]
            : [];
    }

    private TextSpan TrimStart(TextSpan line)
    {
        var start = line.Offset;
        while (start < line.End && char.IsWhiteSpace(file.Text[start]))
        {
            start++;
        }

        return TextSpan.Between(start, line.End);
    }

    private static ImmutableArray<Stage> Stages(ImmutableArray<Instruction> instructions)
    {
        var stages = ImmutableArray.CreateBuilder<Stage>();
        for (var i = 0; i < instructions.Length; i++)
        {
            if (instructions[i].Keyword != "FROM")
            {
                continue;
            }

            var end = i + 1;
            while (end < instructions.Length && instructions[end].Keyword != "FROM")
            {
                end++;
            }

            stages.Add(new Stage(stages.Count, StageName.Of(instructions[i]), instructions[i], instructions[(i + 1)..end]));
        }

        return stages.ToImmutable();
    }

    private void CheckStages(ImmutableArray<Instruction> instructions, ImmutableArray<Stage> stages)
    {
        if (instructions.Length == 0)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, file.Start, "the Dockerfile holds no instruction; begin it with FROM and an image"));
            return;
        }

        if (stages.Length == 0)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, instructions[0].KeywordAt, "the Dockerfile holds no FROM, so it has no stage to build; begin it with FROM and an image"));
        }

        // Once for all of them: each says the same.
        var orphan = instructions.TakeWhile(static instruction => instruction.Keyword != "FROM")
            .FirstOrDefault(static instruction => instruction.Keyword != "ARG" && Keyword.Find(instruction.Keyword) is not null);
        if (orphan is not null && stages.Length > 0)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, orphan.KeywordAt, $"{orphan.Keyword} stands before the first FROM, where BuildKit takes ARG only; move it below a FROM"));
        }
    }
}
