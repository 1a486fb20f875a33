namespace Moltbot.Hardening.Gateway;

/// <summary>The names under which configurations stand in a repository.</summary>
internal static class ConfigFileName
{
    private static readonly string[] Endings = [".json", ".json5", ".json.template", ".template.json", ".json.example", ".example.json"];

    /// <summary>Whether a file of this name is judged without being named by an item.</summary>
    public static bool IsDefault(string fileName) => Product.All.Any(product => Endings.Any(ending => fileName == product.Name + ending));

    /// <summary>The product that a name begins with (<c>clawdbot.template.json</c>), or null.</summary>
    public static Product? ProductOf(string fileName) =>
        Product.All.FirstOrDefault(product => fileName.StartsWith(product.Name + ".", StringComparison.OrdinalIgnoreCase));
}
