using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Fixes;

/// <summary>Where entries stand in the lines of a YAML text.</summary>
internal static class YamlPlace
{
    /// <summary>The line end that the text is written with.</summary>
    public static string NewLine(string text) => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

    public static int LineStart(string text, int offset) => offset == 0 ? 0 : text.LastIndexOf('\n', offset - 1) + 1;

    /// <summary>The end of the line, its line end left out.</summary>
    public static int LineEnd(string text, int offset)
    {
        var end = text.IndexOf('\n', offset);
        return end < 0 ? text.Length : end > offset && text[end - 1] == '\r' ? end - 1 : end;
    }

    public static int Column(Node node) => node.At.Span.Offset - LineStart(node.At.File.Text, node.At.Span.Offset);

    public static bool IsFlow(Node node) => node is MappingNode or SequenceNode && node.At.Slice is ['{' or '[', ..];

    /// <summary>The first unit after an entry: its value, or the colon where it has none.</summary>
    public static int End(MappingEntry entry)
    {
        var key = entry.Key.At.Span.End;
        var colon = entry.Key.At.File.Text.IndexOf(':', key) + 1;
        return Trimmed(entry.Key.At.File.Text, Math.Max(Math.Max(colon, entry.Value.At.Span.End), entry.Value.TagAt?.Span.End ?? 0));
    }

    /// <summary>An end without the line ends before it, which belong to a block of text.</summary>
    public static int Trimmed(string text, int end)
    {
        while (end > 0 && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>The lines of an entry, without the indentation of its key.</summary>
    public static IEnumerable<string> Lines(MappingEntry entry)
    {
        var text = entry.Key.At.File.Text;
        var start = LineStart(text, entry.Key.At.Span.Offset);
        var indent = entry.Key.At.Span.Offset - start;
        return text[start..LineEnd(text, End(entry))].Split('\n').Select(line => line[Math.Min(indent, line.Length)..]);
    }
}
