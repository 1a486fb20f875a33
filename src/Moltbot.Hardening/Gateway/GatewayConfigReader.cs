using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Gateway;

/// <summary>A file to a configuration.</summary>
internal static class GatewayConfigReader
{
    /// <param name="read">What became of reading the file.</param>
    /// <param name="product">Whose it is; by its name where null.</param>
    /// <param name="version">The version that runs; the examined one where null.</param>
    public static GatewayConfig Read(SourceRead read, Product? product = null, string? version = null)
    {
        var config = read.Problem is { } problem
            ? Empty(read.File, product, version) with { Problems = [problem] }
            : Read(read.File, product, version);
        return config with { Sha256 = read.Sha256 };
    }

    /// <inheritdoc cref="Read(SourceRead, Product?, string?)"/>
    public static GatewayConfig Read(SourceFile file, Product? product = null, string? version = null)
    {
        var config = Empty(file, product, version);
        var document = Json5Reader.Read(file, config.IsTemplate || config.IsExample);
        config = config with { Root = document.Roots.FirstOrDefault(), Problems = document.Problems };
        return config.Root is { } root && config.IsComplete
            ? config with { Issues = SchemaCheck.Run(config.Schema, root, config.IsTemplate || config.IsExample) }
            : config;
    }

    private static GatewayConfig Empty(SourceFile file, Product? product, string? version)
    {
        var name = Path.GetFileName(file.Path);
        var owner = product ?? ConfigFileName.ProductOf(name) ?? Product.Moltbot;
        return new GatewayConfig(file)
        {
            Product = owner,
            Version = version ?? owner.ExaminedVersion,
            IsTemplate = TemplatePlaceholders.IsTemplate(name),
            IsExample = TemplatePlaceholders.IsExample(name),
        };
    }
}
