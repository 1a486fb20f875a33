using Microsoft.Build.Framework;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Tasks;

/// <summary>Judges the deployment, tells the findings and leaves the reports. Fails on an error.</summary>
[MSBuildMultiThreadableTask]
public sealed class Validate : DeploymentTask
{
    protected override bool Run()
    {
        var verdict = Judge();
        using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
        if (claim.OtherProject is { } other)
        {
            TellShared("MoltbotReportPath", other);
            return false;
        }

        var folder = new OutputFolder(ReportPath);
        var isTold = IsToldInThisBuild(verdict) || (IsInnerBuild && folder.Holds(verdict.Reports));
        foreach (var graded in verdict.Findings.Where(graded => !isTold || graded.Severity == Severity.Error))
        {
            FindingLog.Tell(graded);
        }

        var stale = WrittenReports.In(folder).Except(verdict.Reports.Select(static report => report.Path)).ToArray();
        folder.Write(verdict.Reports);
        foreach (var path in stale)
        {
            folder.Remove(path);
        }

        HandOver(verdict);
        return verdict.Passed;
    }
}
