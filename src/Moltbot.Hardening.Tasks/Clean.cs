using Microsoft.Build.Framework;
using Moltbot.Hardening.Bundle;
using Task = Microsoft.Build.Utilities.Task;

namespace Moltbot.Hardening.Tasks;

/// <summary>Removes what the gate wrote, and nothing else: the artifacts' folder may be one of the user's own.</summary>
[MSBuildMultiThreadableTask]
public sealed class Clean : Task
{
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
            CleanFolder(ReportPath, static folder => [.. folder.FilesIn("effective"), .. folder.FilesIn("").Where(static path => path.StartsWith("report.", StringComparison.Ordinal))]);
            CleanFolder(ArtifactsPath, static folder => BundleManifest.Listed(folder) is { Count: > 0 } files ? [.. files, Manifest.FileName] : []);
            return true;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            Log.LogWarning($"what an earlier build emitted could not be removed: {wrong.Message}");
            return true;
        }
    }

    private static void CleanFolder(string path, Func<OutputFolder, IReadOnlyList<string>> files)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        using var folder = OutputFolder.Open(path, "");
        foreach (var file in files(folder))
        {
            folder.Remove(file);
        }

        folder.RemoveIfEmpty();
    }
}
