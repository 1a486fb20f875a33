using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Reports;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The effective models of a hardened deployment, for scripts on a host without docker compose: paths below the root are relative to the project, and no model tells a machine's path.</summary>
internal static class EffectiveModels
{
    public static IEnumerable<OutputFile> Of(Deployment hardened)
    {
        var folder = Path.GetDirectoryName(hardened.Project.File.FullPath) ?? "";
        var root = hardened.Settings.Root;
        return hardened.Sets.Select(set => new OutputFile(
            ReportFolder.EffectivePath(set.Name),
            EffectiveJson.WritePlaced(set.Compose, text => Path.IsPathRooted(text) && SourcePath.IsInside(root, text) ? "./" + SourcePath.Relative(folder, text) : text)));
    }
}
