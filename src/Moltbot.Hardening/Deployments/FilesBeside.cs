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
        var known = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<string>(StringComparer.Ordinal) { request.ProjectDirectory };
        foreach (var file in graded)
        {
            known.Add(file.File.FullPath);
            folders.Add(Path.GetDirectoryName(file.File.FullPath) ?? "");
        }

        var files = ImmutableArray.CreateBuilder<GradedFile>();
        var looked = 0;
        foreach (var folder in folders.Order(StringComparer.Ordinal))
        {
            foreach (var name in tree.FileNames(folder))
            {
                var path = Path.Combine(folder, name);
                if (KindOf(name, folder == request.ProjectDirectory) is not { } kind || known.Contains(path) || ++looked > Most)
                {
                    continue;
                }

                var read = tree.Read(path);
                if (read.Problem is null)
                {
                    files.Add(new GradedFile(read.File, kind));
                }
            }
        }

        return files.ToImmutable();
    }

    private static string? KindOf(string name, bool isOfProject) =>
        SecretFileNames.IsEnvExample(name) ? EnvExample
        : isOfProject && name.EndsWith(".md", StringComparison.OrdinalIgnoreCase) ? Document
        : null;
}
