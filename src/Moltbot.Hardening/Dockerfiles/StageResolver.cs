using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds the stage that a build asks for and follows it, as BuildKit builds it, to its image and its user.</summary>
internal static class StageResolver
{
    /// <returns>Null where the Dockerfile has no stage at all.</returns>
    public static ResolvedStage? Resolve(Dockerfile dockerfile, StageRequest request)
    {
        if (dockerfile.Stages.IsEmpty)
        {
            return null;
        }

        if (Target(dockerfile, request.Target) is not { } target)
        {
            return Missing(dockerfile, request.Target ?? "");
        }

        var problems = new List<Problem>();
        var expander = new WordExpander(dockerfile.Escape, problems);
        var globals = GlobalArguments.Of(dockerfile, request, expander);
        var links = StageGraph.Link(dockerfile, globals, expander, problems);
        var reachable = StageOrder.Reachable(links, target);
        problems.AddRange(Order(dockerfile, links, reachable));
        var built = new List<BuiltInstruction>();
        var end = StageEvaluation.End(new StageInputs(dockerfile, request, globals, links), reachable, target, expander, problems, built);
        var chain = Chain(dockerfile, links, target);
        return new ResolvedStage
        {
            Stage = dockerfile.Stages[target],
            Chain = chain,
            BaseImage = links[chain[^1].Index].Image,
            User = end.User ?? new StageUser(null, null, dockerfile.File.Start),
            Entrypoint = end.Entrypoint,
            Command = end.Command,
            Shell = end.Shell,
            Built = [.. built],
            Images = [.. BuildImages.Of(dockerfile, request, links, reachable)],
            Environment = end.Environment,
            Demanded = [.. expander.Demanded],
            Problems = [.. problems.OrderBy(static problem => problem.At.Span.Offset)],
        };
    }

    // By name whatever its case, the last of that name; by number as the classic builder and podman take it.
    private static int? Target(Dockerfile dockerfile, string? target)
    {
        if (string.IsNullOrEmpty(target))
        {
            return dockerfile.Stages.Length - 1;
        }

        var named = dockerfile.Stages.LastOrDefault(stage => target.Equals(stage.Name, StringComparison.OrdinalIgnoreCase));
        return named is not null ? named.Index
            : int.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < dockerfile.Stages.Length ? number
            : null;
    }

    private static ResolvedStage Missing(Dockerfile dockerfile, string target)
    {
        string[] names = [.. dockerfile.Stages.Select(static stage => stage.Name).OfType<string>().Distinct()];
        var nearest = Spelling.Nearest(target, names);
        var advice = nearest is not null ? $"did you mean '{nearest}'?"
            : names.Length > 0 ? "its stages are " + Quote.Plain(string.Join(", ", names))
            : "none of its stages has a name; write FROM … AS with that name";
        return new ResolvedStage
        {
            Stage = dockerfile.Stages[^1],
            Chain = [],
            BaseImage = null,
            User = new StageUser(null, null, dockerfile.File.Start),
            Problems = [new Problem(ProblemKind.Refused, dockerfile.File.Start, $"the Dockerfile has no stage {Quote.Value(target)}, so a build with that target fails; {advice}")],
        };
    }

    private static IEnumerable<Problem> Order(Dockerfile dockerfile, StageLink[] links, HashSet<int> reachable)
    {
        if (Array.TrueForAll(links, static link => link.Sources.IsEmpty))
        {
            yield break;
        }

        var circles = StageOrder.Circles(links).ToHashSet();
        for (var stage = 0; stage < links.Length; stage++)
        {
            for (var number = 0; number < links[stage].Sources.Length; number++)
            {
                var (source, at) = links[stage].Sources[number];
                var name = Quote.Value(dockerfile.Stages[source].Name ?? source.ToString(CultureInfo.InvariantCulture));
                if (circles.Contains((stage, number)))
                {
                    yield return new Problem(ProblemKind.Refused, at, $"stage {name} is needed to build itself: this copy closes a circle; copy from an earlier stage");
                }
                else if (source >= stage && reachable.Contains(stage))
                {
                    yield return new Problem(ProblemKind.Refused, at, $"stage {name} is built after this one, so nothing can be taken from it here; move it above");
                }
            }
        }
    }

    private static ImmutableArray<Stage> Chain(Dockerfile dockerfile, StageLink[] links, int target)
    {
        var chain = ImmutableArray.CreateBuilder<Stage>();
        for (int? stage = target; stage is { } index; stage = links[index].Parent)
        {
            chain.Add(dockerfile.Stages[index]);
        }

        return chain.ToImmutable();
    }
}
