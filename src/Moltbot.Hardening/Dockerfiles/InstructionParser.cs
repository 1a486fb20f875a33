using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>One joined line to one <see cref="Instruction"/>: keyword, flags, then the arguments in the form of that keyword.</summary>
internal sealed class InstructionParser(char escape, List<Problem> problems)
{
    public Instruction Parse(MappedText line) => Parse(line, 0, line.Text.Length, isTrigger: false);

    private Instruction Parse(MappedText line, int from, int to, bool isTrigger)
    {
        var (start, end) = WordSplitter.Trim(line.Text, from, to);
        var stop = WordSplitter.IndexOfBlank(line.Text, start, end);
        var name = line.Text[start..stop].ToUpperInvariant();
        var flags = new List<Argument>();
        var rest = FlagSplitter.Split(line, WordSplitter.SkipBlanks(line.Text, stop, end), end, flags);
        (rest, _) = WordSplitter.Trim(line.Text, rest, end);

        // The place begins with the line, where that is only a continuation mark before the keyword.
        var bare = new Instruction(name, line.At(isTrigger ? start : 0, end), [.. flags], []) { KeywordAt = line.At(start, stop) };
        return Keyword.Find(name)?.Form switch
        {
            null => bare,
            ArgumentForm.Words => bare with { Arguments = [.. WordSplitter.Plain(line, rest, end)] },
            ArgumentForm.Whole => bare with { Arguments = Whole(line, rest, end) },
            ArgumentForm.JsonOrWhole => Json(bare, line, rest, end) ?? bare with { Arguments = Whole(line, rest, end) },
            ArgumentForm.JsonOrWords => Json(bare, line, rest, end) ?? bare with { Arguments = [.. WordSplitter.Plain(line, rest, end)] },
            ArgumentForm.Names => bare with { Arguments = [.. WordSplitter.Quoted(line, rest, end, escape)] },
            ArgumentForm.Pairs => bare with { Arguments = Pairs(bare, line, rest, end) },
            ArgumentForm.Health => Health(bare, line, rest, end),
            _ => Trigger(bare, line, rest, end, isTrigger),
        };
    }

    private static ImmutableArray<Argument> Whole(MappedText line, int start, int end) => start < end ? [line.Cut(start, end)] : [];

    private Instruction? Json(Instruction bare, MappedText line, int start, int end)
    {
        var items = JsonForm.Read(line, start, end, out var holdsOther);
        if (holdsOther)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, line.At(start, end),
                $"the JSON form of {bare.Keyword} holds something else than strings, which BuildKit refuses; write each item in double quotes"));
        }

        return items is null ? null : bare with { Arguments = items.Value, IsJson = true };
    }

    private ImmutableArray<Argument> Pairs(Instruction bare, MappedText line, int start, int end)
    {
        var words = WordSplitter.Quoted(line, start, end, escape);
        if (words.Count == 0)
        {
            return [];
        }

        if (!words[0].Text.Contains('=', StringComparison.Ordinal))
        {
            return OldPair(bare, line, start, end);
        }

        foreach (var word in words.Where(static word => !word.Text.Contains('=', StringComparison.Ordinal)))
        {
            problems.Add(new Problem(ProblemKind.Unreadable, word.At,
                $"a part of {bare.Keyword} has no '=', and after a first NAME=VALUE all must have one; write NAME=VALUE, the value in quotes where it holds a blank"));
        }

        return [.. words.Where(static word => word.Text.Contains('=', StringComparison.Ordinal))];
    }

    // The old form, "ENV NAME VALUE": the value is the rest of the line.
    private ImmutableArray<Argument> OldPair(Instruction bare, MappedText line, int start, int end)
    {
        var stop = WordSplitter.IndexOfBlank(line.Text, start, end);
        if (stop == end)
        {
            problems.Add(new Problem(ProblemKind.Unreadable, line.At(start, end), $"{bare.Keyword} names a variable without a value; write NAME=VALUE"));
            return [];
        }

        var value = WordSplitter.SkipBlanks(line.Text, stop, end);
        return [new Argument($"{line.Text[start..stop]}={line.Text[value..end]}", line.At(start, end))];
    }

    private Instruction Health(Instruction bare, MappedText line, int start, int end)
    {
        if (start == end)
        {
            return bare;
        }

        var stop = start;
        while (stop < end && !char.IsWhiteSpace(line.Text[stop]))
        {
            stop++;
        }

        var type = line.Cut(start, stop);
        var (command, _) = WordSplitter.Trim(line.Text, stop, end);
        var rest = Json(bare, line, command, end) ?? bare with { Arguments = Whole(line, command, end) };
        return rest with { Arguments = [type, .. rest.Arguments] };
    }

    // A trigger in a trigger is refused whatever it holds, so it is not looked into: no depth to run out of.
    private Instruction Trigger(Instruction bare, MappedText line, int start, int end, bool isTrigger) =>
        start == end || isTrigger
            ? bare with { Arguments = Whole(line, start, end) }
            : bare with { Arguments = Whole(line, start, end), Trigger = Parse(line, start, end, isTrigger: true) };
}
