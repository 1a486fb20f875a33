namespace Moltbot.Hardening.Compose.Checks;

/// <summary>A mapping with fixed keys. <see cref="SchemaGrammar"/> fills it: a definition may be named before it stands there.</summary>
internal sealed class Definition
{
    public Dictionary<string, Shape> Properties { get; } = new(StringComparer.Ordinal);

    public List<string> Required { get; } = [];

    /// <summary>Whether it takes no <c>x-</c> properties.</summary>
    public bool IsClosed { get; set; }
}
