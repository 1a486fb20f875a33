using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>A file to a configuration.</summary>
internal static class GatewayConfigReader
{
    /// <param name="read">What became of reading the file.</param>
    /// <param name="product">Whose it is; by its name where null.</param>
    /// <param name="version">The version that runs; where null, the one that last wrote the file, else the examined one.</param>
    /// <param name="includes">Where <c>$include</c> may read; null where it is left as it stands.</param>
    public static GatewayConfig Read(SourceRead read, Product? product = null, string? version = null, IncludeScope? includes = null)
    {
        var config = read.Problem is { } problem
            ? Empty(read.File, product, version) with { Problems = [problem] }
            : Read(read.File, product, version, includes);
        return config with { Sha256 = read.Sha256 };
    }

    /// <inheritdoc cref="Read(SourceRead, Product?, string?, IncludeScope?)"/>
    public static GatewayConfig Read(SourceFile file, Product? product = null, string? version = null, IncludeScope? includes = null)
    {
        var config = Empty(file, product, version);
        var document = Json5Reader.Read(file, config.IsTemplate || config.IsExample);
        var root = document.Roots.FirstOrDefault();
        config = config with { Root = root, Problems = document.Problems, Version = version ?? Writer(root) ?? config.Version };
        return config.Root is null || !config.IsComplete ? config : Judged(includes is null ? config : Expanded(config, config.Root, includes));
    }

    /// <summary>Gateways note in what they write which release they are.</summary>
    private static string? Writer(Node? root) => ReleaseNumber.Of((((root as MappingNode)?["meta"] as MappingNode)?["lastTouchedVersion"] as ScalarNode)?.Value);

    private static GatewayConfig Expanded(GatewayConfig config, Node root, IncludeScope scope)
    {
        var includes = new ConfigIncludes(scope, config.IsTemplate || config.IsExample);
        return config with { Root = includes.Expand(root), Problems = includes.Problems, Included = includes.Reads, Replaced = includes.Replaced };
    }

    /// <summary>A file that could not be included leaves its <c>$include</c> standing, and the rest is judged all the same.</summary>
    private static GatewayConfig Judged(GatewayConfig config) =>
        config.Root is { } root ? config with { Issues = SchemaCheck.Run(config.Schema, root, config.IsTemplate || config.IsExample) } : config;

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
