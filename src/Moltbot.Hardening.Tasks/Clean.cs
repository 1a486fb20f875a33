using Microsoft.Build.Framework;
using Moltbot.Hardening.Bundle;
using Task = Microsoft.Build.Utilities.Task;

namespace Moltbot.Hardening.Tasks;

/// <summary>Removes what the gate wrote for this project, and nothing else: both folders may hold files of the user's own.</summary>
[MSBuildMultiThreadableTask]
public sealed class Clean : Task
{
    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute folder of the reports.</summary>
    [Required]
    public string ReportPath { get; set; } = "";

    /// <summary>Absolute folder of the bundle.</summary>
    [Required]
    public string ArtifactsPath { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            CleanArtifacts(new OutputFolder(ArtifactsPath));
            CleanReports(new OutputFolder(ReportPath));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Log.LogWarning($"what an earlier build emitted could not be removed: {wrong.Message}");
        }

        return true;
    }

    private void CleanArtifacts(OutputFolder folder)
    {
        var emitted = EmittedBundle.In(folder);
        if (emitted.Project is null || ProjectClaim.IsOther(emitted.Project, ProjectFile))
        {
            return;
        }

        // Told, since whoever cleans expects the folder to be gone; left, since nobody could bring their change back.
        foreach (var path in emitted.Changed(folder).ToArray())
        {
            Log.LogMessage(MessageImportance.High, $"'{path}' in '{folder.Path}' was changed since it was emitted, so clean leaves it");
        }

        foreach (var path in emitted.Untouched(folder).ToArray())
        {
            folder.Remove(path);
        }

        folder.Remove(Manifest.FileName);
        folder.RemoveIfEmpty();
    }

    private void CleanReports(OutputFolder folder)
    {
        if (!Directory.Exists(folder.Path))
        {
            return;
        }

        using var claim = ProjectClaim.Take(folder.Path, ProjectFile);
        if (claim.OtherProject is not null)
        {
            return;
        }

        foreach (var path in WrittenReports.In(folder))
        {
            folder.Remove(path);
        }

        folder.Remove(Audit.ReportName);
        folder.Remove(ProjectClaim.FileName);
        folder.RemoveIfEmpty();
    }
}
