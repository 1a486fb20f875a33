using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>What the target <c>MoltbotBaseline</c> writes: all that stands the first time, from then on only less.</summary>
/// <param name="File">The file; null where nothing may be written, or nothing has to be.</param>
/// <param name="Accepted">How many findings it accepts.</param>
/// <param name="Dropped">How many entries are gone from it.</param>
/// <param name="Refused">Findings that it does not take in, since it is no longer new.</param>
/// <param name="Obstacles">What keeps the gate from judging: a baseline of half a deployment would accept the other half unseen.</param>
public sealed record BaselinePlan(
    OutputFile? File,
    int Accepted,
    int Dropped,
    ImmutableArray<GradedFinding> Refused,
    ImmutableArray<GradedFinding> Obstacles)
{
    /// <summary>Another project of the folder whose baseline stands there already; then nothing is written.</summary>
    public string? OtherProject { get; init; }

    public static BaselinePlan Of(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var obstacles = verdict.Enabled ? verdict.Findings.Where(IsObstacle).ToImmutableArray() : verdict.Findings;
        if (!obstacles.IsEmpty || verdict.Baseline.OtherProject is not null)
        {
            return new BaselinePlan(null, 0, 0, [], obstacles) { OtherProject = verdict.Baseline.OtherProject };
        }

        var (law, _) = WaiverLaw.Read(verdict.Request, verdict.Deployment.Settings, verdict.Deployment.Project);
        var open = verdict.Findings.Where(graded => IsOpen(graded, law)).ToImmutableArray();
        var project = Path.GetFileName(verdict.Request.ProjectFile);
        if (verdict.Baseline.Read is null)
        {
            return new BaselinePlan(open.IsEmpty ? null : BaselineText.Write(project, open.Select(Entry)), open.Length, 0, [], []);
        }

        var kept = verdict.Findings.Where(static graded => graded.AcceptedBy is { IsBaseline: true }).Select(Entry).ToImmutableArray();
        return new BaselinePlan(BaselineText.Write(project, kept), kept.Length, verdict.Baseline.Entries.Length - kept.Length, open, []);
    }

    /// <summary>An entry for a rule that may not be accepted is dropped by the writing itself.</summary>
    private static bool IsObstacle(GradedFinding graded) => graded.Finding is { Severity: Severity.Error, Rule.Room: 0 }
        && !(graded.Finding.Rule.Id == "MBH0004" && graded.Finding.At.File.Path == Baseline.FileName);

    /// <summary>What could fail a build, is not accepted yet and may be.</summary>
    private static bool IsOpen(GradedFinding graded, WaiverLaw law) =>
        !graded.IsWaived && graded.Severity >= Severity.Warning && law.Forbids(graded.Finding.Rule.Id) is null;

    private static BaselineEntry Entry(GradedFinding graded) => new(
        graded.Fingerprint, graded.Finding.Rule.Id, graded.Finding.At.File.Path, graded.Finding.Service, graded.Finding.Pointer, graded.Finding.At);
}
