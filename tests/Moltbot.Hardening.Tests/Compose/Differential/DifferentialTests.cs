using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Seeded random sets, read by the engine and by the real docker compose: both refuse, or both have the same model.</summary>
/// <remarks>A long run: <c>MOLTBOT_DIFFERENTIAL_COUNT=10000 MOLTBOT_DIFFERENTIAL_SEED=1 dotnet test --filter DifferentialTests</c>.</remarks>
public sealed class DifferentialTests(ITestOutputHelper output) : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("moltbot-differential").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [ReferenceFact]
    public void Generated_sets_come_out_as_in_docker_compose()
    {
        var (seed, count) = (Setting("MOLTBOT_DIFFERENTIAL_SEED", 20), Setting("MOLTBOT_DIFFERENTIAL_COUNT", 70));
        var generator = new SetGenerator(seed);
        var sets = Enumerable.Range(0, count).Select(_ => generator.Next()).ToArray();
        var failures = sets.Select((set, i) => (Set: set, Difference: Difference(set, i))).Where(static result => result.Difference is not null)
            .Select(result => Shrink(result.Set)).DistinctBy(static failure => failure.Difference?[..Math.Min(60, failure.Difference.Length)]).ToArray();

        var untouched = Coverage(sets);
        Assert.True(failures.Length == 0, string.Join("\n\n", failures.Take(40).Select(static failure => $"{failure.Difference}\n{failure.Set}")));
        Assert.Empty(untouched);
    }

    /// <summary>Prints how often each attribute, tag and way was used, and returns those that never were.</summary>
    private string[] Coverage(IReadOnlyList<GeneratedSet> sets)
    {
        var picks = sets.SelectMany(static set => set.Picks).ToArray();
        (string Name, int Count)[] counts =
        [
            .. Attributes.All.Select(attribute => (attribute.ToString(), picks.Count(pick => pick.Attribute == attribute))),
            .. ((string[])["", "!override ", "!reset "]).Select(tag => ($"tag '{tag}'", picks.Count(pick => pick.Tag == tag))),
            .. Enum.GetValues<Way>().Select(way => (way.ToString(), sets.Count(set => set.Way == way))),
        ];
        output.WriteLine(string.Join('\n', counts.Select(static count => $"{count.Name}: {count.Count}")));
        return [.. counts.Where(static count => count.Count == 0).Select(static count => count.Name)];
    }

    private (GeneratedSet Set, string? Difference) Shrink(GeneratedSet set)
    {
        for (var i = 0; i < set.Picks.Count && set.Picks.Count > 1;)
        {
            var smaller = set with { Picks = [.. set.Picks.Where((_, at) => at != i)] };
            if (Difference(smaller, -1) is null)
            {
                i++;
            }
            else
            {
                set = smaller;
            }
        }

        return (set, Difference(set, -1));
    }

    private string? Difference(GeneratedSet set, int index)
    {
        var root = Path.Combine(folder, "p" + index.ToString(CultureInfo.InvariantCulture), "q");
        var files = Write(root, set);
        var (expected, said) = ReferenceProgram.Config(root, files);
        var actual = ComposeLoader.Load(new DiskTree(root), new ComposeRequest
        {
            Name = "set",
            Files = [.. files],
            ProjectDirectory = root,
            Root = folder,
            Strict = true,
            Environment = ImmutableDictionary<string, string>.Empty.Add("HOME", "/home/somebody"),
        });
        var refused = actual.Problems.FirstOrDefault(static problem => problem.Severity is null or Severity.Error)?.Message;
        return (expected, refused) switch
        {
            (null, null) => Deviations.IsKnown(said) ? null : $"taken, but the reference says: {said}",
            (null, _) => null,
            (_, not null) => $"refused, but the reference takes it: {refused}",
            _ => JsonDifference.Of(Deviations.Adjust(expected), Deviations.Adjust(EffectiveJson.Tree(actual.Model))),
        };
    }

    private static List<string> Write(string root, GeneratedSet set)
    {
        Directory.CreateDirectory(Path.Combine(root, "sub"));
        foreach (var env in (string[])["f.env", "g.env", "sub/f.env", "sub/g.env", "l", "m", "sub/l", "sub/m"])
        {
            File.WriteAllText(Path.Combine(root, env), $"A=from-{env.Replace('/', '-')}\nFE='x'\n");
        }

        File.WriteAllText(Path.Combine(root, ".env"), "V=value\nW=\n");
        foreach (var (path, text, _) in set.Files())
        {
            File.WriteAllText(Path.Combine(root, path), text);
        }

        return [.. set.Files().Where(static file => file.IsNamed).Select(file => Path.Combine(root, file.Path))];
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
