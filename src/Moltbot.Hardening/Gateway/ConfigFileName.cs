namespace Moltbot.Hardening.Gateway;

/// <summary>The names under which configurations stand in a repository.</summary>
internal static class ConfigFileName
{
    private static readonly string[] Endings = [".json", ".json5", ".json.template", ".template.json", ".json.example", ".example.json"];

    /// <summary>Whether a file of this name is judged without being named by an item.</summary>
    public static bool IsDefault(string fileName) => Product.All.Any(product => Endings.Any(ending => fileName == product.Name + ending));

    /// <summary>The product that a name begins with (<c>clawdbot.template.json</c>), or holds as a word of its own (<c>seed_openclaw.json</c>); null where none or several do.</summary>
    public static Product? ProductOf(string fileName)
    {
        var words = fileName.ToLowerInvariant().Split('.', '-', '_', ' ');
        if (Find(words[0]) is { } first)
        {
            return first;
        }

        Product? found = null;
        foreach (var word in words)
        {
            if (Find(word) is { } product)
            {
                if (found is not null && found != product)
                {
                    return null;
                }

                found = product;
            }
        }

        return found;
    }

    private static Product? Find(string word) => Product.All.FirstOrDefault(product => product.Name == word);
}
