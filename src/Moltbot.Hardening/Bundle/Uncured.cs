using System.Globalization;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>What base and bundle together leave to a person, as lines for a terminal.</summary>
internal static class Uncured
{
    /// <param name="hardened">The verdict on the bases with what is emitted.</param>
    /// <returns>A summary, and a line for each error and warning.</returns>
    public static IEnumerable<string> Lines(Verdict hardened)
    {
        var left = hardened.Findings.Where(IsLeft).OrderByDescending(static graded => graded.Severity).ToArray();
        var errors = Array.FindAll(left, static graded => graded.Severity == Severity.Error).Length;
        yield return left.Length == 0
            ? "what was emitted leaves no error and no warning"
            : $"what was emitted does not cure {Number(errors, "error")} and {Number(left.Length - errors, "warning")}:";
        // Where it is written to, not where it stood while it was judged.
        var folder = hardened.Request.ArtifactsDirectory;
        var bundle = folder.Length == 0 ? "" : SourcePath.Relative(hardened.Request.ProjectDirectory, folder) + "/";
        foreach (var (finding, _, _) in left)
        {
            yield return $"    {Quote.Path(finding.At.ToString())}: {finding.Rule.Id} {finding.Message}".Replace(BundlePaths.Virtual(""), bundle, StringComparison.Ordinal);
        }
    }

    /// <summary>What room 0 says is of the project's own items, waivers and settings, and of the way in which this question names its files; but for a reference that leads nowhere.</summary>
    private static bool IsLeft(GradedFinding graded) =>
        graded is { Severity: >= Severity.Warning, IsWaived: false } && (graded.Finding.Rule.Room != 0 || graded.Finding.Rule.Id == "MBH0010");

    private static string Number(int count, string what) => count == 1 ? $"1 {what}" : string.Create(CultureInfo.InvariantCulture, $"{count} {what}s");
}
