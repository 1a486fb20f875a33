using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Moltbot.Hardening.Bundle;
using Task = Microsoft.Build.Utilities.Task;

namespace Moltbot.Hardening.Tasks;

/// <summary>Lists the emitted bundle for a publication. Fails where a file is not as it was written: it would be published unjudged.</summary>
[MSBuildMultiThreadableTask]
public sealed class ListBundle : Task
{
    /// <summary>Absolute path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>Absolute folder of the bundle.</summary>
    [Required]
    public string ArtifactsPath { get; set; } = "";

    /// <summary>Absolute paths, each with its path in the bundle as <c>BundlePath</c>; none where nothing was emitted.</summary>
    [Output]
    public ITaskItem[] Files { get; set; } = [];

    public override bool Execute()
    {
        var folder = new OutputFolder(ArtifactsPath);
        var emitted = EmittedBundle.In(folder);
        if (emitted.Project is null || ProjectClaim.IsOther(emitted.Project, ProjectFile))
        {
            return true;
        }

        foreach (var path in emitted.Missing(folder))
        {
            Tell($"'{path}' in '{folder.Path}' is gone since it was emitted, so the bundle is not published; build again");
        }

        foreach (var path in emitted.Changed(folder))
        {
            Tell($"'{path}' in '{folder.Path}' was changed since it was emitted, so it would be published unjudged; build again");
        }

        Files = [.. emitted.Files.Select(static file => file.Path).Append(Manifest.FileName).Select(path => Item(folder, path))];
        return !Log.HasLoggedErrors;
    }

    private static TaskItem Item(OutputFolder folder, string path)
    {
        var item = new TaskItem(Path.Combine(folder.Path, path));
        item.SetMetadata("BundlePath", path);
        return item;
    }

    private void Tell(string message) => Log.LogError(null, "MBH0011", null, null, Path.GetFileName(ProjectFile), 1, 1, 0, 0, message);
}
