using System.Collections.Immutable;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The gateway configurations that a project has beside it without naming them.</summary>
internal static class ConfigInputs
{
    /// <summary>Those in the folder itself, by name (<see cref="ConfigFileName.IsDefault"/>), read.</summary>
    public static ImmutableArray<GatewayConfig> Discover(ISourceTree tree, string projectDirectory) =>
        [.. from name in tree.FileNames(projectDirectory)
            where ConfigFileName.IsDefault(name)
            select GatewayConfigReader.Read(tree.Read(SourcePath.Absolute(projectDirectory, name)))];
}
