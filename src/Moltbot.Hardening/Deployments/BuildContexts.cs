using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds the build contexts: a service's <c>build.context</c>; of a Dockerfile in the project's folder that no service builds, that folder.</summary>
/// <remarks>Which folder somebody else builds a Dockerfile from is not in the repository, so nothing is said of it.</remarks>
internal static class BuildContexts
{
    // docs.docker.com, "Build context": the file beside the Dockerfile wins over the one in the context.
    private const string IgnoreName = ".dockerignore";

    private static readonly string[] StateFolders = [.. Product.All.Select(static product => "." + product.Name)];

    public static ImmutableArray<BuildContext> Read(ISourceTree tree, DeploymentRequest request, Settings settings, ImmutableArray<ServiceSet> sets, ImmutableArray<BuiltStage> stages)
    {
        var contexts = ImmutableArray.CreateBuilder<BuildContext>();
        var built = new HashSet<BuiltStage>(ReferenceEqualityComparer.Instance);
        foreach (var service in sets.SelectMany(static set => set.Services))
        {
            if (service is { Stage: { } stage } && service.Model["build"] is ComposeMapping build)
            {
                built.Add(stage);
                if (Folder(tree, settings, request, build) is { } folder)
                {
                    var isInline = build["dockerfile_inline"] is not null;
                    contexts.Add(Read(tree, new BuildContext(stage, folder), isInline ? null : stage.Dockerfile.File.FullPath, service.IsGateway ? service.Product?.Name ?? settings.Product?.Name : null));
                }
            }
        }

        foreach (var stage in stages.Where(stage => !built.Contains(stage) && Path.GetDirectoryName(stage.Dockerfile.File.FullPath) == request.ProjectDirectory))
        {
            contexts.Add(Read(tree, new BuildContext(stage, request.ProjectDirectory), stage.Dockerfile.File.FullPath, settings.Product?.Name));
        }

        return contexts.ToImmutable();
    }

    private static string? Folder(ISourceTree tree, Settings settings, DeploymentRequest request, ComposeMapping build)
    {
        var context = build["context"] as ComposeScalar;
        if (context is { IsHole: true } || (context is not null && BuildFileLocator.IsRemote(context.Text)))
        {
            return null;
        }

        var folder = SourcePath.Absolute(request.ProjectDirectory, context?.Text ?? ".");
        return SourcePath.IsInside(settings.Root, tree.RealPath(folder)) ? folder : null;
    }

    private static BuildContext Read(ISourceTree tree, BuildContext context, string? dockerfile, string? product)
    {
        var file = new[] { dockerfile + IgnoreName, Path.Combine(context.Folder, IgnoreName) }.Skip(dockerfile is null ? 1 : 0).FirstOrDefault(tree.FileExists);
        var read = file is null ? null : tree.Read(file);
        string[] usual = product is null ? [".env", "secrets.env"] : [".env", "secrets.env", "." + product];
        var present = tree.FileNames(context.Folder).Where(SecretFiles.IsSecret)
            .Concat(StateFolders.Where(name => tree.DirectoryExists(Path.Combine(context.Folder, name)))).ToImmutableHashSet(StringComparer.Ordinal);
        return context with
        {
            IgnoreFile = read,
            Ignore = read is { Problem: null } ? DockerIgnore.Read(read.File) : null,
            Secrets = [.. usual.Concat(present.Order(StringComparer.Ordinal)).Distinct()],
            Present = present,
        };
    }
}
