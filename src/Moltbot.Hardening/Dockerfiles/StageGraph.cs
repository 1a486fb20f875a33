using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Links the stages of a Dockerfile: what each begins with and what it copies from.</summary>
internal sealed class StageGraph
{
    private readonly Dockerfile dockerfile;
    private readonly Scope globals;
    private readonly WordExpander expander;
    private readonly List<Problem> problems;

    // A later stage of the same name hides an earlier one from what follows it.
    private readonly Dictionary<string, int> byName = new(StringComparer.Ordinal);

    private StageGraph(Dockerfile dockerfile, Scope globals, WordExpander expander, List<Problem> problems)
    {
        this.dockerfile = dockerfile;
        this.globals = globals;
        this.expander = expander;
        this.problems = problems;
    }

    /// <summary>A link for each stage, in order.</summary>
    public static StageLink[] Link(Dockerfile dockerfile, Scope globals, WordExpander expander, List<Problem> problems)
    {
        var graph = new StageGraph(dockerfile, globals, expander, problems);
        StageLink[] links = [.. dockerfile.Stages.Select(graph.Begin)];
        for (var index = 0; index < links.Length; index++)
        {
            links[index] = links[index] with { Sources = [.. graph.Sources(links, index)] };
        }

        return links;
    }

    private StageLink Begin(Stage stage)
    {
        CheckPlatform(stage);
        var link = stage.From.Arguments is [var image, ..] ? Begin(image) : new StageLink(null, null, stage.From.KeywordAt);
        if (stage.Name is not null)
        {
            byName[stage.Name] = stage.Index;
        }

        return link;
    }

    private StageLink Begin(Argument image)
    {
        if (expander.Expand(image, image.Text, globals) is not { } name)
        {
            return new StageLink(null, null, image.At);
        }

        if (byName.TryGetValue(name.Text, out var parent))
        {
            return new StageLink(parent, name.Text, image.At);
        }

        if (name.Because is not null || name.IsSupplied)
        {
            if (name is { IsSupplied: false, Because: { } argument } && !IsUsable(name.Text))
            {
                expander.Demand(argument);
            }

            return new StageLink(null, null, image.At) { Otherwise = !name.IsSupplied && IsUsable(name.Text) ? name.Text : null };
        }

        if (name.Text.Length == 0)
        {
            problems.Add(new Problem(ProblemKind.Refused, image.At, $"{Quote.Value(image.Text)} is empty here: no ARG before the first FROM declares it with a value; declare it there with a default"));
        }
        else
        {
            CheckImage(name.Text, image.At);
        }

        return new StageLink(null, name.Text, image.At);
    }

    private static bool IsUsable(string image) => image == "scratch" || ImageReference.Parse(image) is not null;

    private void CheckImage(string image, SourceLocation at)
    {
        if (!IsUsable(image))
        {
            problems.Add(new Problem(ProblemKind.Refused, at, $"{Quote.Value(image)} is no image name that docker takes; write it in lower case, as 'registry/name:tag'"));
        }
    }

    private void CheckPlatform(Stage stage)
    {
        if (stage.From.Flags.FirstOrDefault(static flag => flag.Pair is { Name: "--platform", Value.Length: > 0 }) is not { } flag
            || expander.Expand(flag, flag.Pair.Value ?? "", globals) is not { } platform)
        {
            return;
        }

        if (platform.Because is not null || platform.IsSupplied)
        {
            if (platform is { IsSupplied: false, Because: { } argument } && !PlatformName.IsValid(platform.Text))
            {
                expander.Demand(argument);
            }
        }
        else if (!PlatformName.IsValid(platform.Text))
        {
            problems.Add(new Problem(ProblemKind.Refused, flag.At, $"the platform {Quote.Value(platform.Text)} is none that BuildKit takes; write it as 'linux/amd64'"));
        }
    }

    private IEnumerable<StageSource> Sources(StageLink[] links, int index)
    {
        var stage = dockerfile.Stages[index];
        var inherited = links[index].Parent is { } parent ? dockerfile.Stages[parent].Triggers : [];
        foreach (var instruction in inherited.Concat(stage.Instructions).TakeWhile(instruction => expander.Spend(instruction.KeywordAt, 0)))
        {
            foreach (var flag in instruction.Flags)
            {
                if (Source(instruction.Keyword, flag) is { } source)
                {
                    yield return new StageSource(source, flag.At);
                }
            }
        }
    }

    private int? Source(string keyword, Argument flag) => (keyword, flag.Pair.Name) switch
    {
        ("COPY", "--from") => CopySource(flag),
        ("RUN", "--mount") => MountSource(flag),
        _ => null,
    };

    private int? CopySource(Argument flag)
    {
        var name = flag.Pair.Value ?? "";
        if (name.Length == 0)
        {
            return null;
        }

        // BuildKit looks for the stage before any variable of a stage has a value.
        if (expander.Expand(flag, name, Scope.Empty) is not { } plain)
        {
            return null;
        }

        if (plain.Text != name)
        {
            problems.Add(new Problem(ProblemKind.Refused, flag.At, "'--from' takes no variables; name a stage whose FROM holds the variable"));
            return null;
        }

        if (byName.TryGetValue(name.ToLowerInvariant(), out var stage))
        {
            return stage;
        }

        if (!int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            CheckImage(name, flag.At);
            return null;
        }

        if (number >= 0 && number < dockerfile.Stages.Length)
        {
            return number;
        }

        problems.Add(new Problem(ProblemKind.Refused, flag.At, $"there is no stage {name}: the Dockerfile has {dockerfile.Stages.Length}, counted from 0; name the stage instead"));
        return null;
    }

    // type=bind,from=build,…: an image's name too; where it holds a variable, only the build knows.
    private int? MountSource(Argument flag)
    {
        var from = (flag.Pair.Value ?? "").Split(',').Select(static field => field.Trim().Split('=', 2))
            .FirstOrDefault(static field => field.Length == 2 && field[0].Equals("from", StringComparison.OrdinalIgnoreCase));
        return from is not null && byName.TryGetValue(from[1].ToLowerInvariant(), out var stage) ? stage : null;
    }
}
