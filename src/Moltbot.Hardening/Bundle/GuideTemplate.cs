using System.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>
/// Fills a text in: <c>{{name}}</c> is a value; lines <c>{{if fact}}</c>, <c>{{else}}</c>, <c>{{end}}</c> choose the lines between them, and <c>{{if-inline fact}}…{{else-inline}}…{{end-inline}}</c> a part of a line.
/// </summary>
internal static class GuideTemplate
{
    private const string If = "{{if ";
    private const string Else = "{{else}}";
    private const string End = "{{end}}";
    private const string IfInline = "{{if-inline ";
    private const string ElseInline = "{{else-inline}}";
    private const string EndInline = "{{end-inline}}";

    /// <param name="template">With LF line ends.</param>
    /// <param name="isTrue">Whether a fact holds.</param>
    /// <param name="values">By name.</param>
    public static string Fill(string template, Func<string, bool> isTrue, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var shown = new Stack<(bool Outside, bool Inside)>([(true, true)]);
        foreach (var line in template.Split('\n'))
        {
            if (line.StartsWith(If, StringComparison.Ordinal))
            {
                var outside = shown.Peek().Inside;
                shown.Push((outside, outside && isTrue(line[If.Length..^2])));
            }
            else if (line == Else)
            {
                var (outside, inside) = shown.Pop();
                shown.Push((outside, outside && !inside));
            }
            else if (line == End)
            {
                shown.Pop();
            }
            else if (shown.Peek().Inside)
            {
                text.Append(Values(Inline(line, isTrue), values)).Append('\n');
            }
        }

        return Single(text.ToString().TrimEnd('\n')) + "\n";
    }

    private static string Inline(string line, Func<string, bool> isTrue)
    {
        for (var start = line.IndexOf(IfInline, StringComparison.Ordinal); start >= 0; start = line.IndexOf(IfInline, StringComparison.Ordinal))
        {
            var close = line.IndexOf("}}", start, StringComparison.Ordinal);
            var end = line.IndexOf(EndInline, close, StringComparison.Ordinal);
            var parts = line[(close + 2)..end].Split(ElseInline);
            var part = isTrue(line[(start + IfInline.Length)..close]) ? parts[0] : parts.Length > 1 ? parts[1] : "";
            line = line[..start] + part + line[(end + EndInline.Length)..];
        }

        return line;
    }

    private static string Values(string line, IReadOnlyDictionary<string, string> values)
    {
        var text = new StringBuilder();
        var at = 0;
        for (var open = line.IndexOf("{{", StringComparison.Ordinal); open >= 0; open = line.IndexOf("{{", at, StringComparison.Ordinal))
        {
            var close = line.IndexOf("}}", open, StringComparison.Ordinal);
            text.Append(line, at, open - at).Append(values[line[(open + 2)..close]]);
            at = close + 2;
        }

        return text.Append(line, at, line.Length - at).ToString();
    }

    /// <summary>Where lines were left out, one empty line stays of several.</summary>
    private static string Single(string text)
    {
        while (text.Contains("\n\n\n", StringComparison.Ordinal))
        {
            text = text.Replace("\n\n\n", "\n\n", StringComparison.Ordinal);
        }

        return text;
    }
}
