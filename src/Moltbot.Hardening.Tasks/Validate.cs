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
        using var folder = OutputFolder.Open(ReportPath, ProjectFile);
        if (!IsOurs(folder, "MoltbotReportPath"))
        {
            return false;
        }

        var isTold = IsInnerBuild && folder.Holds(verdict.Reports);
        foreach (var graded in verdict.Findings.Where(graded => !isTold || graded.Severity == Severity.Error))
        {
            FindingLog.Tell(graded);
        }

        foreach (var stale in folder.FilesIn("effective").Except(verdict.Reports.Select(static report => report.Path)))
        {
            folder.Remove(stale);
        }

        folder.Write(verdict.Reports);
        return verdict.Passed;
    }
}
