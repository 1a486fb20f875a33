namespace Moltbot.Hardening.Fixes;

/// <summary>The shortest way from one list of lines to another.</summary>
/// <remarks>E. Myers, "An O(ND) Difference Algorithm and Its Variations" (1986), the greedy form with its trace kept.</remarks>
internal static class LineDiff
{
    /// <summary>Every line of both, in order: kept (<c>' '</c>), taken out (<c>'-'</c>) or put in (<c>'+'</c>).</summary>
    public static IReadOnlyList<DiffLine> Of(string[] before, string[] after)
    {
        var trace = Trace(before, after);
        var lines = new List<DiffLine>(before.Length + after.Length);
        var (x, y) = (before.Length, after.Length);
        for (var d = trace.Count - 1; d >= 0; d--)
        {
            var reached = trace[d];
            var k = x - y;
            var isDown = IsDown(reached, k, d);
            var fromK = isDown ? k + 1 : k - 1;
            var fromX = d == 0 ? 0 : reached.GetValueOrDefault(fromK);
            var fromY = d == 0 ? 0 : fromX - fromK;
            while (x > fromX && y > fromY)
            {
                lines.Add(new DiffLine(' ', before[x - 1]));
                (x, y) = (x - 1, y - 1);
            }

            if (d > 0)
            {
                lines.Add(isDown ? new DiffLine('+', after[y - 1]) : new DiffLine('-', before[x - 1]));
                (x, y) = (fromX, fromY);
            }
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>For each number of changes, how far each diagonal was reached with one fewer.</summary>
    private static List<Dictionary<int, int>> Trace(string[] before, string[] after)
    {
        var trace = new List<Dictionary<int, int>>();
        var reached = new Dictionary<int, int>();
        for (var d = 0; ; d++)
        {
            trace.Add(new Dictionary<int, int>(reached));
            for (var k = -d; k <= d; k += 2)
            {
                var x = d == 0 ? 0 : IsDown(reached, k, d) ? reached.GetValueOrDefault(k + 1) : reached.GetValueOrDefault(k - 1) + 1;
                while (x < before.Length && x - k < after.Length && x - k >= 0 && before[x] == after[x - k])
                {
                    x++;
                }

                reached[k] = x;
                if (x >= before.Length && x - k >= after.Length)
                {
                    return trace;
                }
            }
        }
    }

    private static bool IsDown(Dictionary<int, int> reached, int k, int d) =>
        k == -d || (k != d && reached.GetValueOrDefault(k - 1) < reached.GetValueOrDefault(k + 1));
}

/// <summary>A line of a diff.</summary>
/// <param name="Sign"><c>' '</c>, <c>'-'</c> or <c>'+'</c>.</param>
/// <param name="Text">The line without its end.</param>
internal sealed record DiffLine(char Sign, string Text);
