namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>The schemas that travel in this assembly, one a version that was examined.</summary>
internal static class GatewaySchemas
{
    private static readonly Dictionary<string, GatewaySchema> Loaded = new(StringComparer.Ordinal);

    /// <summary>The schema by which a product's configuration is judged, whatever version of it was asked for: of each, one was examined.</summary>
    public static GatewaySchema For(Product product)
    {
        lock (Loaded)
        {
            if (!Loaded.TryGetValue(product.Name, out var schema))
            {
                schema = new GatewaySchema(product, product.ExaminedVersion, TextOf(product));
                Loaded.Add(product.Name, schema);
            }

            return schema;
        }
    }

    /// <summary>The text of a schema file.</summary>
    public static string TextOf(Product product)
    {
        using var stream = typeof(GatewaySchemas).Assembly.GetManifestResourceStream($"{product.Name}-{product.ExaminedVersion}.schema")
            ?? throw new InvalidOperationException($"the schema of {product.Name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
