namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A value of a YAML or JSON5 document, with its start and end.</summary>
/// <param name="At">From the first unit of the value (its tag and anchor left out) to the first after it. A block collection ends where its last child ends.</param>
public abstract record Node(SourceLocation At)
{
    /// <summary>The tag as written (<c>!override</c>, <c>!!str</c>), or null.</summary>
    public string? Tag { get; init; }

    /// <summary>The span of the tag, where there is one.</summary>
    public SourceLocation? TagAt { get; init; }

    /// <summary>The anchor's name without <c>&amp;</c>, or null.</summary>
    public string? Anchor { get; init; }
}
