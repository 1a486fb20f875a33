namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A value of a YAML or JSON5 document, with its start and end.</summary>
public abstract record Node
{
    // A file has thousands of nodes, and few are asked where they stand: the location is made when one is.
    private SourceFile file;
    private TextSpan span;

    private protected Node(SourceFile file, TextSpan span) => (this.file, this.span) = (file, span);

    /// <summary>From the first unit of the value (its tag and anchor left out) to the first after it. A block collection ends where its last child ends.</summary>
    public SourceLocation At
    {
        get => new(file, span);
        init => (file, span) = (value.File, value.Span);
    }

    /// <summary>The tag as written (<c>!override</c>, <c>!!str</c>), or null.</summary>
    public string? Tag => Properties?.Tag;

    /// <summary>The span of the tag, where there is one.</summary>
    public SourceLocation? TagAt => Properties?.TagAt;

    /// <summary>The anchor's name without <c>&amp;</c>, or null.</summary>
    public string? Anchor => Properties?.Anchor;

    /// <summary>Tag and anchor; null where it has neither, as most.</summary>
    internal NodeProperties? Properties { get; init; }

    /// <summary>The file that it stands in.</summary>
    internal SourceFile File => file;

    /// <summary>Where it stands there.</summary>
    internal TextSpan Span => span;
}
