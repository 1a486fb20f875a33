namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A scalar: its decoded text and how it was written.</summary>
public sealed record ScalarNode : Node
{
    public ScalarNode(SourceLocation at, string value, ScalarStyle style)
        : this(at.File, at.Span, value, style)
    {
    }

    internal ScalarNode(SourceFile file, TextSpan span, string value, ScalarStyle style)
        : base(file, span) => (Value, Style) = (value, style);

    public string Value { get; init; }

    public ScalarStyle Style { get; init; }
}
