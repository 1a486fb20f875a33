using System.Globalization;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>Seeded random sets, read by the engine and by the real docker compose: both refuse, or both have the same model.</summary>
/// <remarks>A long run: <c>MOLTBOT_DIFFERENTIAL_COUNT=10000 MOLTBOT_DIFFERENTIAL_SEED=1 dotnet test --filter DifferentialTests</c>.</remarks>
public sealed class DifferentialTests(ITestOutputHelper output) : IDisposable
{
    /// <summary>Sets enough to reach every combination.</summary>
    private const int Long = 10_000;

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
    private string[] Coverage(GeneratedSet[] sets)
    {
        var picks = sets.SelectMany(static set => set.Picks).ToArray();
        (string Name, int Count)[] counts =
        [
            .. Attributes.All.Select(attribute => (attribute.ToString(), picks.Count(pick => pick.Attribute == attribute))),
            .. SetGenerator.Tags.Select(tag => ($"tag '{tag}'", picks.Count(pick => pick.Tag == tag))),
            .. Enum.GetValues<Way>().Select(way => (way.ToString(), sets.Count(set => set.Way == way))),
        ];
        output.WriteLine(string.Join('\n', counts.Select(static count => $"{count.Name}: {count.Count}")));
        string[] untouched = [.. counts.Where(static count => count.Count == 0).Select(static count => count.Name)];
        return sets.Length < Long ? untouched : [.. untouched, .. Combinations(sets)];
    }

    /// <summary>Prints how many combinations of attribute, form, tag and way were used, and returns those that never were.</summary>
    private IEnumerable<string> Combinations(GeneratedSet[] sets)
    {
        var used = sets.SelectMany(static set => set.Picks.Select(pick => (set.Way, pick.Attribute, pick.OverForm, pick.Tag))).ToLookup(static cell => cell);
        var all = (
            from way in Enum.GetValues<Way>()
            from attribute in Attributes.All
            from form in Enumerable.Range(0, attribute.Forms.Count)
            from tag in SetGenerator.Tags
            select (way, attribute, form, tag)).ToArray();
        output.WriteLine($"combinations of attribute, form, tag and way: {all.Count(used.Contains)} of {all.Length}, the rarest {all.Min(cell => used[cell].Count())} times");
        return all.Where(cell => !used.Contains(cell)).Select(static cell => cell.ToString());
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
        return Comparison.Difference(root, set.Files());
    }

    private static int Setting(string name, int standard) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : standard;
}
