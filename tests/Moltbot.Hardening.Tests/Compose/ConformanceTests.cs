using System.Text.Json.Nodes;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Compose.Merging;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Compose;

/// <summary>The stages against the answers of the real programs, a file of cases each.</summary>
public sealed class ConformanceTests
{
    [SharedFact]
    public void Every_merge_case_comes_out_as_in_compose()
    {
        var wrong = new List<string>();
        var cases = ComposeCases.Read("merge-cases.json");
        foreach (var item in cases)
        {
            var session = ComposeCases.Session();
            var merged = UniqueKeys.Enforce(session, Merger.Join(session, ComposeCases.Model(session, ComposeCases.Text(item, "base")), ComposeCases.Model(session, ComposeCases.Text(item, "override"))));
            Compare(wrong, ComposeCases.Text(item, "id"), item["got_json"] ?? item["want_json"], EffectiveTree.Of(merged));
        }

        Assert.Equal(66, cases.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Every_unique_key_case_comes_out_as_in_compose()
    {
        var wrong = new List<string>();
        var cases = ComposeCases.Read("unicity-cases.json");
        foreach (var item in cases)
        {
            var session = ComposeCases.Session();
            Compare(wrong, ComposeCases.Text(item, "id"), item["got"], EffectiveTree.Of(UniqueKeys.Enforce(session, ComposeCases.Model(session, ComposeCases.Text(item, "before")))));
        }

        Assert.Equal(4, cases.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Every_interpolation_case_comes_out_as_in_compose()
    {
        var wrong = new List<string>();
        var cases = ComposeCases.Read("interpolation-cases.json");
        foreach (var item in cases)
        {
            var result = Template.Substitute(ComposeCases.Text(item, "template"), ComposeCases.Scope(item["env"]), keepsHoles: false);
            var expected = item["oracleError"] is null ? item["oracle"]?.GetValue<string>() : "error";
            var actual = result.Error is null ? result.Text : "error";
            if (expected != actual)
            {
                wrong.Add($"{item["template"]}: {expected} / {actual}");
            }
        }

        Assert.Equal(91, cases.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Every_env_file_case_comes_out_as_in_compose()
    {
        var wrong = new List<string>();
        var cases = ComposeCases.Read("dotenv-cases.json");
        foreach (var item in cases)
        {
            var file = EnvReader.Read(new SourceFile(".env", "/p/.env", ComposeCases.Text(item, "text")));
            var values = EnvVariables.Evaluate(file, VariableScope.Of([]), static _ => { });
            var actual = new JsonObject(values.Select(static pair => KeyValuePair.Create(pair.Key, (JsonNode?)JsonValue.Create(pair.Value.Value))));
            Compare(wrong, ComposeCases.Text(item, "text"), item["oracle"], actual);
        }

        Assert.Equal(51, cases.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Every_loader_case_is_taken_or_refused_as_in_compose_with_the_same_model()
    {
        var wrong = new List<string>();
        var cases = ComposeCases.Read("loader-cases.json");
        foreach (var item in cases.Where(static item => !Deviations.LoaderCases.ContainsKey(ComposeCases.Text(item, "id"))))
        {
            var tree = new MemoryTree().With("/proj/compose.yml", ComposeCases.Text(item, "yaml"));
            var set = ComposeLoader.Load(tree, new ComposeRequest { Name = "set", Files = ["/proj/compose.yml"], ProjectDirectory = "/proj", Root = "/proj", Strict = true });
            var errors = set.Problems.Where(static problem => problem.Severity is null or Severity.Error).Select(static problem => problem.Message).ToArray();
            var isTaken = item["ok"]?.GetValue<bool>() ?? false;
            if (isTaken != (errors.Length == 0))
            {
                wrong.Add($"{item["id"]}: expected {(isTaken ? "taken" : item["error"])}, but {string.Join("; ", errors)}");
            }
            else if (isTaken)
            {
                Compare(wrong, ComposeCases.Text(item, "id"), WithoutUnused(item["project"]), EffectiveTree.Of(set.Model));
            }
        }

        Assert.Equal(59, cases.Count);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    /// <summary>The cases are answers of the library; the program leaves out the resources that no service names (measured on 2.40.3).</summary>
    private static JsonNode? WithoutUnused(JsonNode? project)
    {
        var services = (project?["services"]?.AsObject() ?? []).Select(static pair => pair.Value).OfType<JsonObject>().ToArray();
        foreach (var kind in (string[])["networks", "volumes", "configs", "secrets"])
        {
            if (project?[kind] is not JsonObject resources)
            {
                continue;
            }

            foreach (var name in resources.Select(static pair => pair.Key).Where(name => !Array.Exists(services, service => service[kind]?.ToJsonString().Contains($"\"{name}\"", StringComparison.Ordinal) ?? false)).ToArray())
            {
                resources.Remove(name);
            }

            if (resources.Count == 0)
            {
                project.AsObject().Remove(kind);
            }
        }

        return project;
    }

    private static void Compare(List<string> wrong, string name, JsonNode? expected, JsonNode? actual)
    {
        var difference = JsonDifference.Of(expected, actual);
        if (difference is not null)
        {
            wrong.Add($"{name}: {difference}");
        }
    }
}
