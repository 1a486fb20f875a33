using System.Text.Json;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Reports;

/// <summary>report.json is what docs/report.schema.json says, and nothing else is.</summary>
public sealed class ReportSchemaTests : IDisposable
{
    /// <summary>A set with an override, a built gateway, a service whose user nobody knows, a config and an env file.</summary>
    private const string Deployment = """
        -- deploy/docker-compose.yml --
        services:
          moltbot-gateway:
            build: ..
            command: ["node", "dist/index.js", "gateway", "--bind", "lan"]
            ports: ["18789:18789"]
          tool:
            image: registry.example/tool:1
        -- deploy/local.yml --
        services:
          moltbot-gateway:
            ports: ["127.0.0.1:18789:18789"]
        -- Dockerfile --
        FROM node:24-bookworm-slim AS build
        USER root
        -- moltbot.json --
        { gateway: { mode: "local", bind: "loopback" }, logging: { redactSensitive: "off" } }
        -- .env --
        MOLTBOT_GATEWAY_TOKEN=changeme
        """;

    private readonly JsonDocument schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Shared.Repository, "docs", "report.schema.json")));

    private readonly JsonNode report = JsonNode.Parse(Report()) ?? throw new InvalidOperationException("the report is null");

    public void Dispose() => schema.Dispose();

    [Fact]
    public void A_report_is_as_the_schema_says() => Assert.True(Fits());

    [Fact]
    public void The_report_of_a_gate_that_is_off_is_too()
    {
        var verdict = HardeningEngine.Judge(new MemoryTree(), Requests.With("MoltbotHardeningEnabled", "false"));
        using var off = JsonDocument.Parse(verdict.Reports[0].Content);

        Assert.False(off.RootElement.GetProperty("enabled").GetBoolean());
        Assert.True(new JsonSchemaOracle(schema.RootElement).Fits(off.RootElement));
    }

    /// <summary>Else the schema would be compared with less than it describes.</summary>
    [Fact]
    public void The_report_that_is_compared_holds_every_part()
    {
        foreach (var part in new[] { "policy", "inputs", "composeSets", "dockerfiles", "services", "configs", "findings" })
        {
            Assert.NotEmpty(List(part));
        }

        Assert.Contains(List("findings"), static finding => finding["fix"]?["edits"] is JsonArray { Count: > 0 });
        Assert.Contains(List("findings"), static finding => finding["related"] is JsonArray { Count: > 0 });
        Assert.Contains(List("services"), static service => service["effectiveUser"] is null && service["runsAsRoot"] is null);
        Assert.Contains(List("services"), static service => service["published"] is JsonArray { Count: 2 });
    }

    [Fact]
    public void A_report_with_one_field_renamed_is_refused()
    {
        var fields = Fields(report).ToArray();
        Assert.True(fields.Length > 100, $"only {fields.Length} fields");
        foreach (var (owner, name) in fields)
        {
            var value = owner[name];
            owner.Remove(name);
            owner["renamed"] = value;
            Assert.False(Fits(), $"{name} may be renamed");
            owner.Remove("renamed");
            owner[name] = value;
        }

        Assert.True(Fits());
    }

    [Theory]
    [InlineData("findings", "path", "deploy\\docker-compose.yml")]
    [InlineData("findings", "line", 0)]
    [InlineData("findings", "column", 0)]
    [InlineData("findings", "severity", "fatal")]
    [InlineData("findings", "fingerprint", "changeme")]
    [InlineData("inputs", "sha256", "changeme")]
    [InlineData("services", "runsAsRoot", "unknown")]
    public void A_value_that_no_report_holds_is_refused(string part, string field, object value)
    {
        List(part)[^1][field] = JsonSerializer.SerializeToNode(value);

        Assert.False(Fits());
    }

    [Fact]
    public void Paths_have_slashes_and_lines_begin_at_1()
    {
        Assert.Equal(
            [".env env", "Dockerfile dockerfile", "deploy/docker-compose.yml compose", "deploy/local.yml compose", "moltbot.json config"],
            List("inputs").Select(static input => $"{input["path"]} {input["kind"]}"));
        Assert.Contains(List("findings"), static finding => $"{finding["ruleId"]} {finding["path"]} {finding["line"]}" == "MBH1001 deploy/docker-compose.yml 5");
        Assert.Contains(List("findings"), static finding => $"{finding["ruleId"]} {finding["path"]} {finding["line"]},{finding["column"]}" == "MBH0008 deployment.proj 1,1");
    }

    [Fact]
    public void Env_files_have_no_hash_and_may_have_none()
    {
        Assert.Equal([".env"], List("inputs").Where(static input => input["sha256"] is null).Select(static input => $"{input["path"]}"));

        List("inputs").Single(static input => $"{input["kind"]}" == "env")["sha256"] = new string('0', 64);

        Assert.False(Fits());
    }

    private static string Report()
    {
        var tree = new MemoryTree();
        foreach (var (name, text) in TextArchive.Split(Deployment))
        {
            tree.With(name, text);
        }

        var request = Requests.With("MoltbotMode", "warn")
            .Item("MoltbotCompose", "deploy/docker-compose.yml", ("Overrides", "deploy/local.yml"))
            .Item("MoltbotRule", "MBH1004", ("Severity", "info"));
        return HardeningEngine.Judge(tree, request).Reports.Single(static file => file.Path == "report.json").Content;
    }

    private bool Fits() => new JsonSchemaOracle(schema.RootElement).Fits(JsonSerializer.SerializeToElement(report));

    private JsonObject[] List(string part) => [.. (report[part] as JsonArray ?? []).OfType<JsonObject>()];

    private static IEnumerable<(JsonObject Owner, string Name)> Fields(JsonNode? node) => node switch
    {
        JsonObject owner => owner.SelectMany(field => Fields(field.Value).Prepend((owner, field.Key))),
        JsonArray list => list.SelectMany(Fields),
        _ => [],
    };
}
