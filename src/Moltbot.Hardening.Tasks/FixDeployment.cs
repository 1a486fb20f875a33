using Microsoft.Build.Framework;
using Moltbot.Hardening.Fixes;

namespace Moltbot.Hardening.Tasks;

/// <summary>Shows what would cure the deployment in the project's override; writes it where that is asked for.</summary>
[MSBuildMultiThreadableTask]
public sealed class FixDeployment : DeploymentTask
{
    private const UnixFileMode ReadableByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

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

        if (!plan.Obstacles.IsEmpty || Log.HasLoggedErrors)
        {
            Say(["nothing was written"]);
            return false;
        }

        if (applies && !plan.Files.IsEmpty)
        {
            using var claim = ProjectClaim.Take(ReportPath, ProjectFile);
            new OutputFolder(Path.GetDirectoryName(ProjectFile) ?? ProjectFile).Write(plan.Files.Select(Output));
        }

        Say([plan.Files.IsEmpty ? "nothing to fix in an override" : applies ? $"written: {Names(plan)}" : $"nothing was written; -p:MoltbotApply=true writes {Names(plan)}"]);
        return true;
    }

    private static string Names(FixPlan plan) => string.Join(", ", plan.Files.Select(static file => Findings.Quote.Path(file.Path)));

    /// <summary>The file keeps the mode that it has.</summary>
    private static OutputFile Output(FixedFile file) => new(file.FullPath, file.Content)
    {
        Mode = OperatingSystem.IsWindows() || file.Before is null ? ReadableByAll : File.GetUnixFileMode(file.FullPath),
    };

    private void Say(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Log.LogMessage(MessageImportance.High, line);
        }
    }
}
