using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Gateway.Schemas;

/// <summary>The engine's verdict over random documents is that of the gateways' own schemas.</summary>
public sealed class SchemaConformanceTests
{
    /// <summary>How many documents to try of each kind; 2,000 before a release.</summary>
    private static readonly int Count =
        int.Parse(Environment.GetEnvironmentVariable("MOLTBOT_SCHEMA_SAMPLES") ?? "300", CultureInfo.InvariantCulture);

    public static TheoryData<string> Products => [.. Product.All.Select(static product => product.Name)];

    [SharedTheory]
    [MemberData(nameof(Products))]
    public void A_document_that_fits_is_taken_and_one_with_a_change_is_judged_as_the_schema_does(string name)
    {
        var product = Product.Named(name) ?? throw new InvalidOperationException(name);
        using var schema = JsonDocument.Parse(File.ReadAllText(Shared.PathOf("facts", "gateway-schema", $"{name}-{product.ExaminedVersion}.json")));
        var oracle = new JsonSchemaOracle(schema.RootElement);
        var random = new RandomConfig(schema.RootElement, seed: 20261122);
        var (refused, taken) = (0, 0);
        for (var i = 0; i < Count; i++)
        {
            var fitting = random.Fitting();
            Assert.True(Verdict(product, fitting), Explain(product, fitting));

            var mutated = random.Mutated(fitting);
            var expected = oracle.Fits(JsonSerializer.SerializeToElement(mutated));
            Assert.True(expected == Verdict(product, mutated), Explain(product, mutated));
            (refused, taken) = expected ? (refused, taken + 1) : (refused + 1, taken);
        }

        Assert.True(refused > Count / 3, $"only {refused} of {Count} changes are refused, {taken} taken: the sample says little");
    }

    [SharedFact]
    public void What_real_gateways_took_is_taken()
    {
        foreach (var path in Directory.GetFiles(Shared.PathOf("facts", "accepted")))
        {
            var product = Product.All.Single(product => Path.GetFileName(path).StartsWith(product.Name, StringComparison.Ordinal));
            var config = GatewayConfigReader.Read(new SourceFile(path, path, File.ReadAllText(path)), product);

            Assert.Empty(config.Problems);
            Assert.Empty(config.Issues);
        }
    }

    private static bool Verdict(Product product, JsonNode document) => Read(product, document).Issues.IsEmpty;

    private static GatewayConfig Read(Product product, JsonNode document)
    {
        var config = GatewayConfigReader.Read(new SourceFile(product.ConfigFile, "/" + product.ConfigFile, document.ToJsonString()), product);
        Assert.Empty(config.Problems);
        return config;
    }

    private static string Explain(Product product, JsonNode document) =>
        $"{string.Join('\n', Read(product, document).Issues.Select(static issue => $"{issue.Kind} {issue.Pointer} {issue.Expected}"))}\n{document.ToJsonString()}";
}
