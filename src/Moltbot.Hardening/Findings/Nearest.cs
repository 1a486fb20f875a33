namespace Moltbot.Hardening.Findings;

/// <summary>The known name that somebody probably meant.</summary>
internal static class Nearest
{
    /// <summary>The name with the fewest edits (swaps of neighbours count one), at most a third of the letters; null where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        var best = known.Select(name => (Name: name, Edits: Edits(written, name))).OrderBy(static near => near.Edits).ThenBy(static near => near.Name, StringComparer.Ordinal).FirstOrDefault();
        return best.Name is not null && best.Edits <= Math.Max(1, written.Length / 3) ? best.Name : null;
    }

    private static int Edits(string one, string other)
    {
        if (Math.Abs(one.Length - other.Length) > 8 || one.Length > 64)
        {
            return int.MaxValue;
        }

        var table = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
        {
            for (var j = 0; j <= other.Length; j++)
            {
                table[i, j] = i == 0 || j == 0 ? i + j : Cell(table, one, other, i, j);
            }
        }

        return table[one.Length, other.Length];
    }

    private static int Cell(int[,] table, string one, string other, int i, int j)
    {
        var cost = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
        var least = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + cost);
        return i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] ? Math.Min(least, table[i - 2, j - 2] + 1) : least;
    }
}
