using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Deployments;

/// <summary>The compose sets of a folder, as lists of absolute paths.</summary>
/// <param name="Sets">What docker compose itself would pick, first; then a set for each further file.</param>
/// <param name="NotPicked">Files that look as if compose read them, and it does not.</param>
internal sealed record DefaultComposeSets(ImmutableArray<ImmutableArray<string>> Sets, ImmutableArray<UngradedFile> NotPicked)
{
    /// <summary>The env files of what docker compose itself would pick; null where it reads the <c>.env</c> beside the base alone.</summary>
    private ImmutableArray<string>? EnvFiles { get; init; }

    /// <summary>The same for a set; a further file is named to compose together with its base, so that nothing but the base's folder has a say.</summary>
    public ImmutableArray<string>? EnvFilesOf(ImmutableArray<string> set) => set == Sets[0] ? EnvFiles : null;

    /// <param name="tree">The files.</param>
    /// <param name="folder">Absolute.</param>
    /// <param name="names">The names in the folder.</param>
    public static DefaultComposeSets Find(ISourceTree tree, string folder, IReadOnlyList<string> names)
    {
        var choice = ComposeFiles.Default(tree, folder);
        var sets = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        if (!choice.Files.IsEmpty)
        {
            sets.Add(choice.Files);
        }

        foreach (var path in names.Where(InputNames.IsFurtherCompose).Select(name => Path.Combine(folder, name))
            .Where(path => !choice.Files.Contains(path) && !choice.NotPicked.Contains(path)))
        {
            sets.Add(choice.Files is [var first, ..] && NeedsBase(tree, path) ? [first, path] : [path]);
        }

        var picked = choice.Files is [] ? "no base" : SourcePath.Relative(folder, choice.Files[0]);
        return new DefaultComposeSets(
            sets.ToImmutable(),
            [.. choice.NotPicked.Select(path => new UngradedFile(path, $"docker compose, which picks {picked} here, does not read it"))])
        {
            EnvFiles = choice.EnvFiles,
        };
    }

    public static bool IsStandardOverride(string path) => Path.GetFileNameWithoutExtension(path) is "compose.override" or "docker-compose.override";

    /// <summary>One of its services has neither image nor build, so the file is no project by itself.</summary>
    private static bool NeedsBase(ISourceTree tree, string path)
    {
        var read = tree.Read(path);
        return read.Problem is null && YamlReader.Read(read.File).Roots
            .OfType<MappingNode>()
            .Select(static root => root["services"])
            .OfType<MappingNode>()
            .SelectMany(static services => services.Entries)
            .Any(static service => service.Value is MappingNode mapping
                && mapping["image"] is null && mapping["build"] is null && mapping["extends"] is null && mapping["<<"] is null);
    }
}
