using System.Text.Json;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Dockerfiles;

/// <summary>The reader against BuildKit's own answers. What may differ stands in docs/deviations.md, and here by name.</summary>
public sealed class CorpusTests
{
    // BuildKit's answer is a crash of the program that asked it (a comment with 'check=' and no linter behind), so it says nothing.
    private const string Crash = "panic: ";

    private static readonly string[] RefusedByBuildKitAlone =
    [
        "buildkit-go:dockerfile2llb/convert_test.go:324", // SOURCE_DATE_EPOCH that names a stage
        "buildkit-go:dockerfile_check_test.go:460", // lint as error
        "buildkit-go:dockerfile_check_test.go:503", // lint as error
    ];

    [SharedFact]
    public void Every_instruction_has_the_lines_the_flags_and_the_arguments_that_BuildKit_gives_it() => AssertNone(
        CorpusCase.All().Where(static item => item.ParseError is null).SelectMany(static item =>
            Differences(item, item.Instructions.Select(Show), DockerfileReader.Read(item.File).Instructions.Select(Show))));

    [SharedFact]
    public void Every_heredoc_has_the_name_and_the_content_that_BuildKit_gives_it() => AssertNone(
        CorpusCase.All().Where(static item => item.ParseError is null).SelectMany(static item => Differences(
            item,
            item.Instructions.SelectMany(static node => CorpusCase.Items(node, "heredocs")).Select(ShowHeredoc),
            DockerfileReader.Read(item.File).Instructions.SelectMany(static instruction => instruction.Heredocs)
                .Select(static heredoc => $"{heredoc.Name} {heredoc.Expands} {heredoc.Content}"))));

    [SharedFact]
    public void Every_directive_and_stage_is_the_one_that_BuildKit_sees() => AssertNone(
        CorpusCase.All().Where(static item => item is { ParseError: null, InstructionsError: null } && item.Stages.Count > 0).SelectMany(static item =>
        {
            var read = DockerfileReader.Read(item.File);
            return Differences(item, item.Directives.Select(static one => $"{one.GetProperty("line")} {one.GetProperty("name")}={one.GetProperty("value")}").Append(item.Escape),
                    read.Directives.Select(static one => $"{one.Value.At.Start.Line} {one.Name}={one.Value.Text}").Append(read.Escape.ToString()))
                .Concat(Differences(item,
                    item.Stages.Select(static stage => $"{stage.GetProperty("start")} {Optional(stage, "name")} {stage.GetProperty("base")} {Optional(stage, "platform")}"),
                    read.Stages.Select(static stage => $"{stage.From.At.Start.Line} {stage.Name} {stage.From.Arguments[0].Text} {stage.From.Flags.Select(static flag => flag.Pair.Value).FirstOrDefault()}")));
        }));

    [SharedFact]
    public void What_BuildKit_refuses_is_refused_and_nothing_else() => AssertNone(
        CorpusCase.All().Where(static item => item.BuildError?.StartsWith(Crash, StringComparison.Ordinal) != true && !RefusedByBuildKitAlone.Contains(item.Id))
            .SelectMany(static item =>
            {
                var read = DockerfileReader.Read(item.File);
                var stage = StageResolver.Resolve(read, new StageRequest());
                var problems = read.Problems.Concat(stage?.Problems ?? []).Select(static problem => $"{problem.At} {problem.Kind} {problem.Message}")
                    .Concat(stage?.Demanded.Select(static name => $"demands {name}") ?? []).ToArray();
                var error = item.ParseError ?? item.InstructionsError ?? item.BuildError;
                return error is null == (problems.Length == 0) ? [] : new[] { $"{item.Id}: BuildKit: {error ?? "takes it"}; we: {string.Join(" | ", problems)}" };
            }));

    [SharedFact]
    public void Every_image_has_the_user_that_BuildKit_gives_it() => AssertNone(
        CorpusCase.All().Where(static item => item.User is not null).SelectMany(static item =>
        {
            var user = StageResolver.Resolve(DockerfileReader.Read(item.File), new StageRequest())?.User;
            return Differences(item, [item.User ?? ""], [user is { IsInherited: true } ? "" : user?.Value ?? "unknown"]);
        }));

    [SharedFact]
    public void The_corpus_holds_all_its_cases() => Assert.Equal(301, CorpusCase.All().Count);

    private static string Show(JsonElement node)
    {
        var keyword = node.GetProperty("keyword").GetString()?.ToUpperInvariant();
        var args = CorpusCase.Texts(node, "args");
        if (keyword is "ENV" or "LABEL")
        {
            args = [.. args.Chunk(3).Select(static triple => $"{triple[0]}={triple[1]}")];
        }

        return $"{node.GetProperty("start")}-{node.GetProperty("end")} {keyword} {List(CorpusCase.Texts(node, "flags"))} {List(args)} {node.TryGetProperty("json", out _)}";
    }

    private static string Show(Instruction instruction)
    {
        var args = instruction.Trigger is { } trigger ? [Dump(trigger)] : instruction.Arguments.Select(static argument => argument.Text);
        return $"{instruction.At.Start.Line}-{instruction.At.End.Line} {instruction.Keyword} {List(instruction.Flags.Select(static flag => flag.Text))} {List(args)} {instruction.IsJson}";
    }

    // As BuildKit prints a trigger: the keyword, the flags as Go prints a list, the arguments in quotes.
    private static string Dump(Instruction trigger)
    {
        var flags = trigger.Flags.Length == 0 ? "" : $" [{string.Join(' ', trigger.Flags.Select(static flag => Go(flag.Text)))}]";
        return trigger.Keyword.ToLowerInvariant() + flags + string.Concat(trigger.Arguments.Select(static argument => " " + Go(argument.Text)));
    }

    private static string Go(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    private static string ShowHeredoc(JsonElement heredoc)
    {
        var content = heredoc.GetProperty("Content").GetString() ?? "";
        var trimmed = heredoc.GetProperty("Chomp").GetBoolean() ? string.Join('\n', content.Split('\n').Select(static line => line.TrimStart('\t'))) : content;
        return $"{heredoc.GetProperty("Name")} {heredoc.GetProperty("Expand").GetBoolean()} {trimmed}";
    }

    private static string? Optional(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static string List(IEnumerable<string> items) => "[" + string.Join(" · ", items) + "]";

    private static IEnumerable<string> Differences(CorpusCase item, IEnumerable<string> expected, IEnumerable<string> actual)
    {
        string[] theirs = [.. expected];
        string[] ours = [.. actual];
        var at = 0;
        while (at < Math.Min(theirs.Length, ours.Length) && theirs[at] == ours[at])
        {
            at++;
        }

        if (at < Math.Max(theirs.Length, ours.Length))
        {
            yield return $"{item.Id}: BuildKit: {theirs.ElementAtOrDefault(at)}; we: {ours.ElementAtOrDefault(at)}";
        }
    }

    // Not Assert.Empty, which shows five of them.
    private static void AssertNone(IEnumerable<string> differences)
    {
        var all = string.Join("\n", differences);
        Assert.True(all.Length == 0, all);
    }
}
