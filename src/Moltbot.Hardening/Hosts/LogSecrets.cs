using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Hosts;

/// <summary>Counts the secrets in a log, by kind; a log may be large, so it is read line by line.</summary>
internal static class LogSecrets
{
    private const string OwnKind = "a secret of this deployment";
    private const string Masks = "*x.";

    /// <summary>A line beyond it is looked at in pieces that overlap.</summary>
    private const int LongestLine = 1 << 20;

    private const int Overlap = 1 << 12;

    /// <param name="log">Characters of one byte each.</param>
    /// <param name="own">The deployment's own secrets, of the same characters.</param>
    /// <returns>How often each kind is there, in the order of first sight.</returns>
    public static ImmutableArray<(string Kind, int Count)> Count(TextReader log, IReadOnlyCollection<string> own)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new LogLines(log, LongestLine, Overlap);
        while (lines.Next() is { } line)
        {
            Count(line, own, counts);
        }

        return [.. counts.Select(static pair => (pair.Key, pair.Value))];
    }

    private static void Count(string line, IReadOnlyCollection<string> own, Dictionary<string, int> counts)
    {
        foreach (var secret in own)
        {
            if (line.Contains(secret, StringComparison.Ordinal))
            {
                Add(counts, OwnKind);
            }
        }

        for (var match = SecretShapes.Find(line); match is { } secret; match = SecretShapes.Find(line, secret.End))
        {
            if (!secret.IsPassword || !IsMask(line.AsSpan(secret.Offset, secret.Length)))
            {
                Add(counts, secret.Kind);
            }
        }
    }

    /// <summary>A redacted password, as programs write it.</summary>
    private static bool IsMask(ReadOnlySpan<char> password) => password.IndexOfAnyExcept(Masks) < 0;

    private static void Add(Dictionary<string, int> counts, string kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;
}
