using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>The files that a deployment's configurations are made of, and those of them that a fix leaves alone.</summary>
/// <param name="Editable">Absolute.</param>
/// <param name="LeftAlone">Absolute path to why, as half a sentence.</param>
internal sealed record ConfigFiles(ImmutableHashSet<string> Editable, ImmutableSortedDictionary<string, string> LeftAlone)
{
    public static ConfigFiles Of(ISourceTree tree, Deployment deployment)
    {
        var editable = ImmutableHashSet.CreateBuilder<string>(StringComparer.Ordinal);
        var leftAlone = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var file in deployment.Configs.SelectMany(All))
        {
            if (Obstacle(tree, deployment.Settings.Root, file) is { } why)
            {
                leftAlone[file.FullPath] = why;
            }
            else
            {
                editable.Add(file.FullPath);
            }
        }

        return new ConfigFiles(editable.ToImmutable(), leftAlone.ToImmutable());
    }

    private static IEnumerable<SourceFile> All(GatewayConfig config) => config.Included.Where(static read => read.Problem is null).Select(static read => read.File).Prepend(config.File);

    private static string? Obstacle(ISourceTree tree, string root, SourceFile file) =>
        file.Text.StartsWith(GatewayConfigTemplate.FirstLine, StringComparison.Ordinal) ? "it was emitted; change the properties that it is made from, and build again"
        : !SourcePath.IsInside(tree.RealPath(root), tree.RealPath(file.FullPath)) ? "it lies outside of the root (MoltbotRoot)"
        : null;
}
