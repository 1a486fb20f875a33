using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>The schemas that travel in this assembly, one a version that was examined.</summary>
internal static class GatewaySchemas
{
    private static readonly ImmutableDictionary<Product, Lazy<GatewaySchema>> Known =
        Product.All.ToImmutableDictionary(static product => product, static product => new Lazy<GatewaySchema>(() => Load(product)));

    /// <summary>The schema by which a product's configuration is judged, whatever version of it was asked for: of each, one was examined.</summary>
    public static GatewaySchema For(Product product) => Known[product].Value;

    /// <summary>The text of a schema file.</summary>
    public static string TextOf(Product product)
    {
        using var stream = typeof(GatewaySchemas).Assembly.GetManifestResourceStream($"{product.Name}-{product.ExaminedVersion}.schema")
            ?? throw new InvalidOperationException($"the schema of {product.Name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static GatewaySchema Load(Product product) => new(product, product.ExaminedVersion, TextOf(product));
}
