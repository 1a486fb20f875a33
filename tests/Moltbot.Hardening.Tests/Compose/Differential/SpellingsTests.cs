using System.Globalization;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>What strict reading makes of each of <see cref="Spellings"/>, and what the program does.</summary>
public sealed class SpellingsTests
{
    [Fact]
    public void Each_spelling_comes_out_as_measured()
    {
        var wrong = Spellings.All.Select(static spelling => (spelling.Settings, Difference: Difference(spelling.Settings, spelling.Answer)))
            .Where(static result => result.Difference is not null).Select(static result => $"{result.Settings}: {result.Difference}").ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [ReferenceFact]
    public void Each_spelling_comes_out_as_in_docker_compose()
    {
        using var folder = new TemporaryFolder();
        var wrong = Spellings.All
            .Select((spelling, i) => (spelling.Settings, Difference: Comparison.Difference(Path.Combine(folder.Path, i.ToString(CultureInfo.InvariantCulture), "q"), Spellings.Files(spelling.Settings))))
            .Where(static result => result.Difference is not null).Select(static result => $"{result.Settings}: {result.Difference}").ToArray();

        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    private static string? Difference(string settings, string answer)
    {
        var tree = new MemoryTree().With("f.env", "FE=1\n");
        foreach (var (path, text, _) in Spellings.Files(settings))
        {
            tree.With(path, text);
        }

        var request = ComposeCases.Request(["compose.yaml"], strict: true);
        var set = ComposeLoader.Load(tree, request with { Environment = request.Environment.Add("HOME", "/home/somebody") });
        var refused = set.Problems.FirstOrDefault(static problem => problem.Severity is null or Severity.Error)?.Message;
        if (answer == "refused" || refused is not null)
        {
            return answer == "refused" && refused is not null ? null : refused ?? "taken, but to be refused";
        }

        var service = (EffectiveTree.Of(set.Model)?["services"]?["a"])?.AsObject() ?? [];
        var names = settings.Split(" ;; ").Select(static setting => setting.Split(':')[0]).Append("image").ToHashSet(StringComparer.Ordinal);
        var expected = JsonNode.Parse(answer)?.AsObject() ?? [];
        var actual = new JsonObject(service.Where(pair => names.Contains(pair.Key)).Select(static pair => KeyValuePair.Create(pair.Key, pair.Value?.DeepClone())));
        expected.TryAdd("image", "x");
        return JsonDifference.Of(Named(expected), Named(actual));
    }

    /// <summary>Both in the words of the schema.</summary>
    private static JsonNode? Named(JsonObject service) => Deviations.Adjust(new JsonObject { ["services"] = new JsonObject { ["a"] = service } });
}
