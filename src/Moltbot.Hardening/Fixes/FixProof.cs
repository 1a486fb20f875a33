using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;

namespace Moltbot.Hardening.Fixes;

/// <summary>Whether changes did what they were made for, and nothing else.</summary>
internal static class FixProof
{
    private const string Rejected = "MBH4001";

    /// <summary>What speaks against the changes; null where nothing does.</summary>
    /// <param name="before">The deployment without them.</param>
    /// <param name="after">The deployment with them.</param>
    /// <param name="made">What they were made for.</param>
    public static string? Objection(Verdict before, Verdict after, IReadOnlyList<GradedFinding> made)
    {
        var (had, has) = (Count(before), Count(after));
        foreach (var cured in made.GroupBy(static graded => Key(graded.Finding)))
        {
            if (has.GetValueOrDefault(cured.Key) > had.GetValueOrDefault(cured.Key) - cured.Count())
            {
                return "the finding would still be there";
            }
        }

        foreach (var graded in after.Findings)
        {
            var key = Key(graded.Finding);
            if (Counts(graded) && has[key] > had.GetValueOrDefault(key) && !made.Any(cure => Uncovers(cure.Finding, graded.Finding)))
            {
                return $"with it there would be {graded.Finding.Rule.Id} at {Quote.Path(graded.Finding.At.ToString())}: {graded.Finding.Message}";
            }
        }

        return null;
    }

    /// <summary>What makes two findings of two verdicts one: lines and the numbers of items move.</summary>
    public static (string Rule, string File, string Pointer) Key(Finding finding) =>
        (finding.Rule.Id, finding.At.File.FullPath, string.Join('/', (finding.Pointer ?? "").Split('/').Select(static step => step.Length > 0 && step.All(char.IsAsciiDigit) ? "0" : step)));

    /// <summary>
    /// Of what a gateway refuses nothing else is said, and of a channel that is open nothing of the lists behind it: what comes to light once the one is put right was there before.
    /// What the gateway would newly refuse never is.
    /// </summary>
    private static bool Uncovers(Finding cured, Finding found) =>
        found.Rule.Id != Rejected && found.Rule.Room is 4 or 5 or 6 && cured.At.File.FullPath == found.At.File.FullPath
        && (cured.Rule.Id == Rejected || (found.Pointer + "/").StartsWith(Section(cured.Pointer ?? "") + "/", StringComparison.Ordinal));

    /// <summary>The first two keys of a pointer: <c>/channels/whatsapp</c>.</summary>
    private static string Section(string pointer) => string.Join('/', pointer.Split('/').Take(3));

    private static Dictionary<(string Rule, string File, string Pointer), int> Count(Verdict verdict)
    {
        var count = new Dictionary<(string Rule, string File, string Pointer), int>();
        foreach (var graded in verdict.Findings.Where(Counts))
        {
            var key = Key(graded.Finding);
            count[key] = count.GetValueOrDefault(key) + 1;
        }

        return count;
    }

    private static bool Counts(GradedFinding graded) => graded is { Severity: >= Severity.Warning, IsWaived: false };
}
