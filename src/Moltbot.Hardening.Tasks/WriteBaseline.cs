using Microsoft.Build.Framework;
using Moltbot.Hardening.Policy;

namespace Moltbot.Hardening.Tasks;

/// <summary>Writes the baseline beside the project: everything that stands the first time, from then on only what still stands of it.</summary>
[MSBuildMultiThreadableTask]
public sealed class WriteBaseline : DeploymentTask
{
    protected override bool Run()
    {
        var plan = BaselinePlan.Of(Judge());
        if (!plan.Obstacles.IsEmpty)
        {
            return Refuse(plan.Obstacles, "the gate could not judge all of the deployment, so no baseline was written; cure the errors of the gate itself first");
        }

        if (plan.OtherProject is { } other)
        {
            return Refuse([], $"the baseline in this folder is that of '{other}'; give this project a folder of its own");
        }

        if (plan.File is { } file)
        {
            using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
            new OutputFolder(Path.GetDirectoryName(ProjectFile) ?? ProjectFile).Write([file]);
            Log.LogMessage(MessageImportance.High, $"'{file.Path}' accepts {plan.Accepted} {(plan.Accepted == 1 ? "finding" : "findings")}; {plan.Dropped} dropped");
        }

        return plan.Refused.IsEmpty
            || Refuse(plan.Refused, "the baseline only shrinks, so it does not accept the findings above; cure them or waive each with its reason");
    }

    private bool Refuse(IEnumerable<GradedFinding> findings, string message)
    {
        foreach (var graded in findings)
        {
            FindingLog.Tell(graded);
        }

        TellProject("MBH0004", message);
        return false;
    }
}
