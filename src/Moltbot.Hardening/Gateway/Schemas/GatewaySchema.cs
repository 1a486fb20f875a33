namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>What one version of a gateway takes as its configuration.</summary>
/// <remarks>A schema file is one line a named type (<see cref="SchemaLine"/>); a line is read when something first needs it, most never are.</remarks>
internal sealed class GatewaySchema
{
    private const string Separator = " = ";

    private readonly Dictionary<string, SchemaNode> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> lines;

    /// <param name="product">Whose it is.</param>
    /// <param name="version">The version of the program that the facts were taken from.</param>
    /// <param name="text">The schema file: comment lines with <c>#</c>, then <c>name = type</c>.</param>
    public GatewaySchema(Product product, string version, string text)
    {
        Product = product;
        Version = version;
        lines = Index(text);
    }

    public Product Product { get; }

    public string Version { get; }

    public SchemaNode Root => Named("root");

    /// <summary>The type itself, where it stands in a line of its own.</summary>
    public SchemaNode Resolve(SchemaNode node)
    {
        while (node is ReferenceSchema reference)
        {
            node = Named(reference.Name);
        }

        return node;
    }

    /// <summary>Whether this version knows a key; free keys (<c>*</c>) do not count.</summary>
    public bool Knows(params ReadOnlySpan<string> path) => At(path) is not null;

    /// <summary>What stands at a path of known keys (<c>*</c>: any other key), or null. Of a union the first branch that has the key.</summary>
    public SchemaNode? At(params ReadOnlySpan<string> path)
    {
        SchemaNode? node = Root;
        foreach (var key in path)
        {
            node = node is null ? null : Child(node, key);
        }

        return node is null ? null : Resolve(node);
    }

    private SchemaNode? Child(SchemaNode node, string key) => Resolve(node) switch
    {
        ObjectSchema found => key == "*" ? found.Others : found.Properties.GetValueOrDefault(key),
        UnionSchema union => union.Branches.Select(branch => Child(branch, key)).FirstOrDefault(static child => child is not null),
        IntersectionSchema both => both.Parts.Select(part => Child(part, key)).FirstOrDefault(static child => child is not null),
        _ => null,
    };

    private SchemaNode Named(string name)
    {
        // Builds of one process may ask at once.
        lock (nodes)
        {
            if (!nodes.TryGetValue(name, out var node))
            {
                node = SchemaLine.Parse(lines[name]);
                nodes.Add(name, node);
            }

            return node;
        }
    }

    private static Dictionary<string, string> Index(string text)
    {
        var index = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var space = text.IndexOf(' ', start);
            if (text[start] != '#' && space > start && space < end)
            {
                index.Add(text[start..space], text[(space + Separator.Length)..end]);
            }

            start = end + 1;
        }

        return index;
    }
}
