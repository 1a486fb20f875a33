using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The files that docker compose is given for a set, as they are called from the project's folder.</summary>
internal static class SetFiles
{
    /// <summary>In the order of <c>-f</c>.</summary>
    public static IEnumerable<string> Compose(Deployment deployment, ServiceSet set) => Relative(deployment, set.Compose.Files.Select(static file => file.FullPath));

    /// <summary>In the order of <c>--env-file</c>. The first such word takes the place of <c>.env</c>, so a <c>.env</c> that is read has to be named beside a secrets file.</summary>
    public static IEnumerable<string> Env(Deployment deployment, ServiceSet set) => Relative(deployment, set.Compose.EnvFiles);

    private static IEnumerable<string> Relative(Deployment deployment, IEnumerable<string> paths)
    {
        var folder = Path.GetDirectoryName(deployment.Project.File.FullPath) ?? "";
        return paths.Select(path => SourcePath.Relative(folder, path));
    }
}
