namespace Moltbot.Hardening.Text;

/// <summary>The text of one input and the one place where offsets become lines and columns.</summary>
public sealed class SourceFile
{
    private readonly Lazy<int[]> lineStarts;

    /// <param name="path">The path that reports show: relative to the project, with <c>/</c>.</param>
    /// <param name="fullPath">The absolute path; references inside the file are resolved against its folder.</param>
    /// <param name="text">The decoded text, without a byte order mark.</param>
    public SourceFile(string path, string fullPath, string text)
    {
        Path = path;
        FullPath = fullPath;
        Text = text;
        lineStarts = new Lazy<int[]>(() => FindLineStarts(text));
    }

    public string Path { get; }

    public string FullPath { get; }

    public string Text { get; }

    /// <summary>False where the file is only named: it was not read, and no line of it is meant.</summary>
    public bool IsText { get; init; } = true;

    /// <summary>What places mean where the text is part of another file; the file at <see cref="Path"/> is that one then.</summary>
    internal Passage? Passage { get; init; }

    /// <summary>The line and column of an offset. An offset past the end is the end.</summary>
    public LinePosition PositionAt(int offset)
    {
        var at = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(lineStarts.Value, at);
        var line = index >= 0 ? index : ~index - 1;
        var position = new LinePosition(line + 1, at - lineStarts.Value[line] + 1);
        return Passage?.Outside(position) ?? position;
    }

    /// <summary>The offset of a line and column, both from 1. A column past the end of its line is the line's end.</summary>
    public int OffsetAt(LinePosition position)
    {
        var line = Math.Clamp(position.Line, 1, lineStarts.Value.Length) - 1;
        var end = line + 1 < lineStarts.Value.Length ? lineStarts.Value[line + 1] : Text.Length;
        return Math.Clamp(lineStarts.Value[line] + position.Column - 1, 0, end);
    }

    /// <summary>The part of the text under a span.</summary>
    public string Slice(TextSpan span) => Text.Substring(span.Offset, span.Length);

    /// <summary>A location in this file.</summary>
    public SourceLocation At(TextSpan span) => new(this, span);

    /// <summary>The start of the file: the place of a finding that concerns it as a whole.</summary>
    public SourceLocation Start => new(this, new TextSpan(0, 0));

    public override string ToString() => Path;

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
