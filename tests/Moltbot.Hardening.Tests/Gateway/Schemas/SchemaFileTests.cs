using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Gateway.Schemas;

public sealed class SchemaFileTests
{
    /// <summary>Set to rewrite the schema files from the folder of facts.</summary>
    private const string Rewrite = "MOLTBOT_REWRITE";

    public static TheoryData<string> Products => [.. Product.All.Select(static product => product.Name)];

    [SharedTheory]
    [MemberData(nameof(Products))]
    public void A_schema_file_is_what_the_gateways_own_schema_says(string name)
    {
        var product = Named(name);
        var source = File.ReadAllText(Shared.PathOf("facts", "gateway-schema", $"{product.Name}-{product.ExaminedVersion}.json"));
        var distilled = SchemaDistiller.Distill(product, source);

        if (Environment.GetEnvironmentVariable(Rewrite) is not null)
        {
            File.WriteAllText(Path.Combine(Shared.Repository, "src", "Moltbot.Hardening", "Gateway", "Schemas", $"{product.Name}-{product.ExaminedVersion}.schema"), distilled);
            return;
        }

        Assert.Equal(distilled, GatewaySchemas.TextOf(product));
    }

    [Theory]
    [MemberData(nameof(Products))]
    public void Every_line_of_a_schema_file_reads_and_names_lines_that_are_there(string name)
    {
        var product = Named(name);
        var schema = GatewaySchemas.For(product);
        var lines = GatewaySchemas.TextOf(product).Split('\n').Where(static line => line.Contains(" = ", StringComparison.Ordinal) && line[0] != '#').ToArray();

        Assert.All(lines, line => Walk(schema, SchemaLine.Parse(line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..])));
        Assert.True(schema.Knows("gateway", "auth", "token"));
        Assert.False(schema.Knows("gateway", "auth", "tokens"));
    }

    private static void Walk(GatewaySchema schema, SchemaNode node)
    {
        Assert.NotNull(schema.Resolve(node));
        IEnumerable<SchemaNode> inner = node switch
        {
            ObjectSchema found => found.Others is { } others ? found.Properties.Values.Append(others) : found.Properties.Values,
            ArraySchema found => [found.Item],
            TupleSchema found => found.Items,
            UnionSchema found => found.Branches,
            IntersectionSchema found => found.Parts,
            NotSchema found => [found.Inner],
            _ => [],
        };
        foreach (var child in inner)
        {
            Walk(schema, child);
        }
    }

    private static Product Named(string name) => Product.Named(name) ?? throw new InvalidOperationException(name);
}
