namespace Moltbot.Hardening.Text;

/// <summary>A span in a file: where a value was written.</summary>
public sealed record SourceLocation(SourceFile File, TextSpan Span)
{
    /// <summary>Line and column of the first unit.</summary>
    public LinePosition Start => File.PositionAt(Span.Offset);

    /// <summary>Line and column of the first unit after the span.</summary>
    public LinePosition End => File.PositionAt(Span.End);

    /// <summary>The text under the span.</summary>
    public string Slice => File.Slice(Span);

    /// <summary>Whether it is the same place, in whichever reading of the file.</summary>
    public bool IsSameAs(SourceLocation other) => Span == other.Span && File.FullPath == other.File.FullPath;

    public override string ToString() => $"{File.Path}({Start.Line},{Start.Column})";
}
