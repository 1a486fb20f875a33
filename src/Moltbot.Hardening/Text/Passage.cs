namespace Moltbot.Hardening.Text;

/// <summary>Where a text stands in the file that it is a part of, as a Dockerfile in a scalar of a compose file does.</summary>
/// <param name="Scalar">What it is written as.</param>
/// <param name="Indent">How many units stand in front of each line; null where the lines are not those of the file, and each place is the scalar's.</param>
internal sealed record Passage(SourceLocation Scalar, int? Indent)
{
    /// <param name="scalar">The scalar, from its indicator or quote on.</param>
    /// <param name="text">What it says.</param>
    public static Passage Of(SourceLocation scalar, string text)
    {
        var written = scalar.Slice.Split('\n');
        if (written[0].StartsWith('|'))
        {
            var lines = text.Split('\n');
            for (var i = 0; i < lines.Length && i + 1 < written.Length; i++)
            {
                var line = written[i + 1].TrimEnd('\r');
                if (lines[i].Length > 0 && line.EndsWith(lines[i], StringComparison.Ordinal))
                {
                    return new Passage(scalar, line.Length - lines[i].Length);
                }
            }
        }

        return new Passage(scalar, null);
    }

    /// <summary>A place of the text as a place of the file.</summary>
    public LinePosition Outside(LinePosition position) =>
        Indent is { } indent ? new(Scalar.Start.Line + position.Line, indent + position.Column) : Scalar.Start;

    /// <summary>A part of the text as a part of the file.</summary>
    public SourceLocation Outside(SourceLocation part) => Indent is null
        ? Scalar
        : Scalar.File.At(TextSpan.Between(Scalar.File.OffsetAt(part.Start), Scalar.File.OffsetAt(part.End)));
}
