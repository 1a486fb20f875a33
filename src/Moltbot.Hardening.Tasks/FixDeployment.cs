using Microsoft.Build.Framework;
using Moltbot.Hardening.Fixes;

namespace Moltbot.Hardening.Tasks;

/// <summary>Shows what would cure the deployment in the project's override and configurations; writes it where that is asked for.</summary>
[MSBuildMultiThreadableTask]
public sealed class FixDeployment : DeploymentTask
{
    /// <summary><c>true</c> writes the files; empty or <c>false</c> only shows them.</summary>
    public string Apply { get; set; } = "";

    protected override bool Run()
    {
        var applies = Apply.Trim().Equals("true", StringComparison.OrdinalIgnoreCase);
        if (!applies && Apply.Trim() is not "" && !Apply.Trim().Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            TellSetting($"MoltbotApply is '{Findings.Quote.Plain(Apply)}'; write true or false");
            return false;
        }

        var verdict = Judge();
        if (!verdict.Enabled)
        {
            foreach (var graded in verdict.Findings)
            {
                FindingLog.Tell(graded);
            }

            return !Log.HasLoggedErrors;
        }

        var plan = FixPlan.Of(verdict);
        Say(plan.Diff);
        if (!plan.Remaining.IsEmpty)
        {
            Say(["", "not fixed here:", .. plan.Remaining]);
        }

        foreach (var obstacle in plan.Obstacles)
        {
            FindingLog.Tell(obstacle);
        }

        foreach (var obstacle in plan.Files.Select(FixedFiles.Obstacle).OfType<string>())
        {
            TellSetting(obstacle);
        }

        if (!plan.Obstacles.IsEmpty || Log.HasLoggedErrors)
        {
            Say(["nothing was written"]);
            return false;
        }

        if (applies && !plan.Files.IsEmpty)
        {
            using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
            if (!Write(plan))
            {
                return false;
            }
        }

        if (!plan.Then.IsEmpty)
        {
            Say(["", applies ? "now that it is written:" : "once it is written:", .. plan.Then]);
        }

        Say([plan.Files.IsEmpty ? "nothing to fix in an override or a configuration" : applies ? $"written: {Names(plan)}" : $"nothing was written; -p:MoltbotApply=true writes {Names(plan)}"]);
        return true;
    }

    private bool Write(FixPlan plan)
    {
        try
        {
            new OutputFolder(Path.GetDirectoryName(ProjectFile) ?? ProjectFile).Write(plan.Files.OrderBy(static file => file.IsPrivate).SelectMany(FixedFiles.Of));
            return true;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            TellSetting($"the changes cannot be written ({wrong.Message}), and every file is as it was; give the user that builds the right to write there");
            return false;
        }
    }

    private static string Names(FixPlan plan) => string.Join(", ", plan.Files.Select(static file => Findings.Quote.Path(file.Path)));

    private void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Log.LogMessage(MessageImportance.High, line);
        }
    }
}
