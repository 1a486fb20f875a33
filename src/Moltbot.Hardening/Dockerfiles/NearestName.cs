namespace Moltbot.Hardening.Dockerfiles;

/// <summary>Finds the name that was probably meant.</summary>
internal static class NearestName
{
    // A name may differ in a third of its letters, and in no more than this many.
    private const int MostEdits = 3;

    public static string? Of(string wrong, IEnumerable<string> names) => wrong.Length > 40 ? null : names
        .Select(name => (Name: name, Edits: Edits(wrong.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(candidate => candidate.Edits <= Math.Min(MostEdits, Math.Max(1, candidate.Name.Length / 3)))
        .OrderBy(static candidate => candidate.Edits).ThenBy(static candidate => candidate.Name, StringComparer.Ordinal)
        .Select(static candidate => candidate.Name)
        .FirstOrDefault();

    // Levenshtein's distance, one row at a time.
    private static int Edits(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                var change = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(row[j - 1], above) + 1, change);
                diagonal = above;
            }
        }

        return row[^1];
    }
}
