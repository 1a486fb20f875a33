using System.Collections.Immutable;

namespace Moltbot.Hardening.Reports;

/// <summary>The files that a validation leaves in the report's folder.</summary>
internal static class ReportFolder
{
    public static ImmutableArray<OutputFile> Files(Verdict verdict) =>
    [
        new OutputFile("report.json", JsonReport.Write(verdict)),
        .. verdict.Deployment.Sets.Select(static set => new OutputFile(EffectivePath(set.Name), Compose.EffectiveJson.Write(set.Compose))),
    ];

    /// <summary>Where the effective model of a set stands, relative to the report's folder.</summary>
    public static string EffectivePath(string set) => $"effective/{set.Replace("/", "__", StringComparison.Ordinal)}.json";
}
