using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Reads a project's inputs and joins them.</summary>
internal static class DeploymentReader
{
    public static Deployment Read(ISourceTree tree, DeploymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(request);
        var folder = Path.GetDirectoryName(request.ProjectFile) ?? request.ProjectFile;
        var configs = ConfigInputs.Discover(tree, folder);
        return new Deployment
        {
            Configs = configs,
            Problems = [.. configs.SelectMany(static config => config.Problems)],
        };
    }
}
