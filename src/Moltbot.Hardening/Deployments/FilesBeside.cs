using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>Texts that are no inputs but are read with them: examples of env files beside an input, Markdown in the project's folder.</summary>
internal static class FilesBeside
{
    public const string EnvExample = "env example";

    public const string Document = "document";

    private const int Most = 64;

    public static ImmutableArray<GradedFile> Read(ISourceTree tree, DeploymentRequest request, ImmutableArray<GradedFile> graded)
    {
        var known = graded.Select(static file => file.File.FullPath).ToHashSet(StringComparer.Ordinal);
        var folders = graded.Select(static file => Path.GetDirectoryName(file.File.FullPath) ?? "").Append(request.ProjectDirectory).Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. folders.SelectMany(folder => tree.FileNames(folder).Select(name => (Path: Path.Combine(folder, name), Kind: KindOf(name, folder == request.ProjectDirectory))))
                .Where(file => file.Kind is not null && !known.Contains(file.Path)).Take(Most)
                .Select(file => (Read: tree.Read(file.Path), Kind: file.Kind ?? ""))
                .Where(static file => file.Read.Problem is null)
                .Select(static file => new GradedFile(file.Read.File, file.Kind)),
        ];
    }

    private static string? KindOf(string name, bool isOfProject) =>
        SecretFileNames.IsEnvExample(name) ? EnvExample
        : isOfProject && name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? Document
        : null;
}
