using Microsoft.Build.Framework;
using Moltbot.Hardening.Text;
using Task = Microsoft.Build.Utilities.Task;

namespace Moltbot.Hardening.Tasks;

/// <summary>Prints the page of a rule.</summary>
[MSBuildMultiThreadableTask]
public sealed class Explain : Task
{
    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute folder of the rules' pages.</summary>
    [Required]
    public string RulePages { get; set; } = "";

    /// <summary>A rule's id or name; empty prints how to ask.</summary>
    public string Rule { get; set; } = "";

    public override bool Execute()
    {
        var folder = Path.GetDirectoryName(ProjectFile) ?? ProjectFile;
        var project = new SourceFile(Path.GetFileName(ProjectFile), ProjectFile, "");
        var explanation = HardeningEngine.Explain(new DiskTree(folder), Path.GetFullPath(RulePages, folder), Rule, project.Start);
        foreach (var line in explanation.Lines)
        {
            Log.LogMessage(MessageImportance.High, line);
        }

        if (explanation.Finding is { } finding)
        {
            Log.LogError(null, finding.Rule.Id, null, null, finding.At.File.Path, finding.At.Start.Line, finding.At.Start.Column, 0, 0, finding.Message);
        }

        return !Log.HasLoggedErrors;
    }
}
