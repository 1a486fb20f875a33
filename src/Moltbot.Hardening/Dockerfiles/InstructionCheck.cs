using System.Globalization;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What BuildKit refuses of an instruction before it looks at any other: arity, flags, forms.</summary>
internal static class InstructionCheck
{
    public static IEnumerable<Problem> Problems(Instruction instruction)
    {
        if (Keyword.Find(instruction.Keyword) is not { } keyword)
        {
            return [Unknown(instruction)];
        }

        return FlagCheck.Problems(instruction, keyword).Concat(Arity(instruction)).Concat(Form(instruction));
    }

    private static Problem Unknown(Instruction instruction)
    {
        var nearest = Spelling.Nearest(instruction.Keyword, Keyword.Names);
        return At(instruction, $"{Quote.Value(instruction.Keyword)} is no Dockerfile instruction; "
            + (nearest is null ? "if it continues the line above, end that line with the escape character" : $"did you mean {nearest}?"));
    }

    private static IEnumerable<Problem> Arity(Instruction instruction)
    {
        var count = instruction.Arguments.Length;
        var wanted = instruction.Keyword switch
        {
            "USER" when count != 1 => "a user, such as 'node' or '1000:1000'",
            "WORKDIR" when count != 1 => "a path",
            "STOPSIGNAL" when count != 1 => "a signal",
            "MAINTAINER" when count != 1 => "a name",
            "ADD" or "COPY" when count < 2 => "at least one source, then the destination",
            "ENV" or "LABEL" or "ARG" or "EXPOSE" or "VOLUME" or "ONBUILD" or "HEALTHCHECK" or "SHELL" when count == 0 => "at least one argument",
            "FROM" when !IsFrom(instruction) => "an image, or an image, AS and a stage name",
            _ => null,
        };

        // ENV and LABEL with words that are no pairs have their own problem.
        if (wanted is not null)
        {
            yield return At(instruction, $"{instruction.Keyword} needs {wanted}; {(count == 0 ? "it has no argument" : string.Create(CultureInfo.InvariantCulture, $"it has {count}"))}");
        }
    }

    private static bool IsFrom(Instruction from) =>
        from.Arguments.Length == 1 || (from.Arguments.Length == 3 && from.Arguments[1].Text.Equals("AS", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Problem> Form(Instruction instruction) => instruction.Keyword switch
    {
        "FROM" => StageNameOf(instruction),
        "ONBUILD" => Trigger(instruction),
        "SHELL" when !instruction.IsJson && instruction.Arguments.Length > 0 =>
            [new Problem(ProblemKind.Unreadable, instruction.Arguments[0].At, "SHELL is not in JSON form, the only one that BuildKit takes; write [\"/bin/sh\", \"-c\"]")],
        "HEALTHCHECK" => Health(instruction),
        "VOLUME" => instruction.Arguments.Where(static path => string.IsNullOrWhiteSpace(path.Text))
            .Select(static path => new Problem(ProblemKind.Unreadable, path.At, "VOLUME names an empty path; write an absolute path")),
        "ENV" or "LABEL" or "ARG" => instruction.Arguments.Where(static pair => pair.Text.StartsWith('='))
            .Select(pair => new Problem(ProblemKind.Unreadable, pair.At, $"a part of {instruction.Keyword} has no name before its '='; write NAME=VALUE")),
        "ADD" or "COPY" => Destination(instruction),
        _ => [],
    };

    private static IEnumerable<Problem> StageNameOf(Instruction from)
    {
        if (from.Arguments.Length == 3 && IsFrom(from) && !StageName.IsValid(from.Arguments[2].Text))
        {
            yield return new Problem(ProblemKind.Unreadable, from.Arguments[2].At,
                $"the stage name {Quote.Value(from.Arguments[2].Text)} is not one that BuildKit takes; begin it with a letter, then letters, digits, '-', '_' and '.'");
        }
    }

    private static IEnumerable<Problem> Trigger(Instruction onbuild)
    {
        if (onbuild.Trigger is { Keyword: "ONBUILD" or "FROM" or "MAINTAINER" } trigger)
        {
            yield return new Problem(ProblemKind.Unreadable, trigger.KeywordAt, $"{trigger.Keyword} may not follow ONBUILD: it cannot run in the stage that is built on this one; remove it");
        }
    }

    private static IEnumerable<Problem> Health(Instruction health)
    {
        if (health.Arguments is not [var type, .. var rest])
        {
            yield break;
        }

        var message = type.Text.ToUpperInvariant() switch
        {
            "NONE" when rest.Length > 0 => "HEALTHCHECK NONE takes no argument; remove what follows",
            "CMD" when rest.Length == 0 => "HEALTHCHECK CMD has no command; write the command that probes the service",
            "NONE" or "CMD" => null,
            _ => $"HEALTHCHECK takes CMD or NONE, not {Quote.Value(type.Text)}; write HEALTHCHECK CMD before the command",
        };
        if (message is not null)
        {
            yield return new Problem(ProblemKind.Unreadable, type.At, message);
        }
    }

    private static IEnumerable<Problem> Destination(Instruction copy)
    {
        if (copy.Arguments.Length > 1 && HeredocWord.Parse(copy.Arguments[^1].Text) is not null)
        {
            yield return new Problem(ProblemKind.Unreadable, copy.Arguments[^1].At, $"{copy.Keyword} ends with a heredoc, where its destination must stand; write the path after it");
        }
    }

    private static Problem At(Instruction instruction, string message) => new(ProblemKind.Unreadable, instruction.KeywordAt, message);
}
