using Microsoft.Build.Framework;
using Moltbot.Hardening.Bundle;

namespace Moltbot.Hardening.Tasks;

/// <summary>Writes the hardened bundle, once it has been judged by the same rules.</summary>
[MSBuildMultiThreadableTask]
public sealed class Emit : DeploymentTask
{
    protected override bool Run()
    {
        var verdict = Judge();
        var bundle = HardenedBundle.Plan(verdict);
        foreach (var obstacle in bundle.Obstacles)
        {
            FindingLog.Tell(obstacle);
        }

        if (!bundle.MayBeWritten)
        {
            return false;
        }

        using var folder = OutputFolder.Open(ArtifactsPath, ProjectFile);
        if (!IsOurs(folder, "MoltbotArtifactsPath"))
        {
            return false;
        }

        var names = bundle.Files.Select(static file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var stale in BundleManifest.Listed(folder).Where(path => !names.Contains(path)))
        {
            folder.Remove(stale);
        }

        folder.Write(bundle.Files);
        return true;
    }
}
