namespace Moltbot.Hardening.Findings;

/// <summary>The name that somebody most likely meant.</summary>
internal static class Spelling
{
    private const int Longest = 64;

    /// <summary>
    /// The candidate with the least edit distance (case does not count, two letters changed about are one edit), or null where none is near:
    /// more than a third of the word would have to change.
    /// </summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        var best = candidates
            .Where(candidate => Math.Abs(candidate.Length - word.Length) <= Limit(word))
            .Select(candidate => (Name: candidate, Edits: Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant())))
            .OrderBy(static found => found.Edits)
            .ThenBy(static found => found.Name, StringComparer.Ordinal)
            .FirstOrDefault((Name: "", Edits: int.MaxValue));
        return best.Edits <= Limit(word) ? best.Name : null;
    }

    // The distance takes the product of both lengths, so nothing long is compared.
    private static int Limit(string word) => word.Length > Longest ? -1 : Math.Max(1, word.Length / 3);

    /// <summary>Damerau's distance with adjacent swaps; rows of the last three lines only.</summary>
    private static int Distance(string a, string b)
    {
        var (before, above, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[b.Length];
    }
}
