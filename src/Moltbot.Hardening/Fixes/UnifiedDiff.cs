using System.Globalization;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Fixes;

/// <summary>Two texts as a unified diff, fit for a terminal: no secret, no control character.</summary>
internal static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoEnd = "\\ No newline at end of file";

    /// <param name="path">As the project names it.</param>
    /// <param name="before">Null for a file that is new.</param>
    /// <param name="after">The text that would be written.</param>
    /// <param name="hide">Takes the secrets out of a text; the number of its lines stays.</param>
    public static IReadOnlyList<string> Of(string path, string? before, string after, Func<string, string> hide)
    {
        var lines = LineDiff.Of(Split(before ?? ""), Split(after));
        var shown = Shown(lines, before ?? "", after, hide);
        var shownPath = Quote.Path(path);
        var diff = new List<string> { before is null ? "--- /dev/null" : $"--- a/{shownPath}", $"+++ b/{shownPath}" };
        foreach (var (start, end) in Hunks(lines))
        {
            diff.Add(Header(lines, start, end));
            for (var i = start; i < end; i++)
            {
                diff.AddRange(shown[i]);
            }
        }

        return diff;
    }

    /// <summary>Lines with their ends: a line that ends otherwise is another line.</summary>
    private static string[] Split(string text)
    {
        var lines = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[at..end]);
            at = end;
        }

        return [.. lines];
    }

    private static string[][] Shown(IReadOnlyList<DiffLine> lines, string before, string after, Func<string, string> hide)
    {
        var (old, made) = (Split(hide(before)), Split(hide(after)));
        var (x, y) = (0, 0);
        var shown = new string[lines.Count][];
        for (var i = 0; i < lines.Count; i++)
        {
            var (sign, text) = lines[i];
            var line = sign == '-' ? old[x] : made[y];
            x += sign == '+' ? 0 : 1;
            y += sign == '-' ? 0 : 1;
            var content = sign + Quote.Line(line.TrimEnd('\n').TrimEnd('\r'));
            shown[i] = text.EndsWith('\n') ? [content] : [content, NoEnd];
        }

        return shown;
    }

    private static IEnumerable<(int Start, int End)> Hunks(IReadOnlyList<DiffLine> lines)
    {
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Sign == ' ')
            {
                i++;
                continue;
            }

            var (start, last) = (Math.Max(0, i - Context), i);
            for (; i < lines.Count && i - last <= 2 * Context; i++)
            {
                last = lines[i].Sign == ' ' ? last : i;
            }

            var end = Math.Min(lines.Count, last + Context + 1);
            yield return (start, end);
            i = end;
        }
    }

    private static string Header(IReadOnlyList<DiffLine> lines, int start, int end)
    {
        var (old, made) = (Range(lines, start, end, '+'), Range(lines, start, end, '-'));
        return $"@@ -{old} +{made} @@";
    }

    private static string Range(IReadOnlyList<DiffLine> lines, int start, int end, char without)
    {
        var before = lines.Take(start).Count(line => line.Sign != without);
        var count = lines.Skip(start).Take(end - start).Count(line => line.Sign != without);
        return string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? before : before + 1)},{count}");
    }
}
