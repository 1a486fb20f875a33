namespace Moltbot.Hardening.Text.Git;

/// <summary>A line of an ignore file.</summary>
/// <param name="Pattern">Without <c>!</c> and the trailing <c>/</c>.</param>
internal sealed record IgnorePattern(byte[] Pattern)
{
    /// <summary>It takes back what an earlier line excluded.</summary>
    public bool IsNegated { get; init; }

    public bool IsForDirectories { get; init; }

    /// <summary>It has a <c>/</c>, so it is matched with the path from its file's folder; else with the last name alone.</summary>
    public bool HasPath { get; init; }

    /// <param name="path">From the folder of the ignore file, with <c>/</c>.</param>
    /// <param name="isDirectory">What the path is.</param>
    public bool Matches(ReadOnlySpan<byte> path, bool isDirectory)
    {
        if (IsForDirectories && !isDirectory)
        {
            return false;
        }

        if (!HasPath)
        {
            return WildMatch.IsMatch(Pattern, path[(path.LastIndexOf((byte)'/') + 1)..], isPath: false);
        }

        var pattern = Pattern.AsSpan(Pattern is [(byte)'/', ..] ? 1 : 0);

        // Git compares what stands before the first wildcard by itself, so that stars right behind it count as a beginning.
        var plain = pattern.IndexOfAny("*?[\\"u8) is var end and >= 0 ? end : pattern.Length;
        if (!path.StartsWith(pattern[..plain]))
        {
            return false;
        }

        return plain == pattern.Length ? path.Length == plain : WildMatch.IsMatch(pattern[plain..], path[plain..], isPath: true);
    }
}
