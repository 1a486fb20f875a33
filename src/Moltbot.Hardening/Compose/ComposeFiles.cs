using System.Collections.Immutable;
using Moltbot.Hardening.Compose.Interpolation;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>Which files docker compose takes when none is named.</summary>
/// <remarks>The order is docker compose's own, and it differs by name (facts: yaml before yml for <c>compose</c>, yml before yaml for the rest).</remarks>
internal static class ComposeFiles
{
    public static ImmutableArray<string> Bases { get; } = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    public static ImmutableArray<string> Overrides { get; } =
        ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    /// <summary>The choice in one folder: what COMPOSE_FILE of its <c>.env</c> names, else the first base with the first override.</summary>
    public static ComposeFileChoice Default(ISourceTree tree, string directory)
    {
        ArgumentNullException.ThrowIfNull(tree);
        var files = Named(tree, directory) ?? Picked(tree, directory);
        var others = Bases.AddRange(Overrides).Select(name => SourcePath.Absolute(directory, name)).Where(path => tree.FileExists(path) && !files.Contains(path));
        return new ComposeFileChoice(files, [.. others]) { EnvFiles = EnvFiles(tree, directory, files) };
    }

    /// <summary>The same for an item that names a folder: without a base there, the next folder upwards that has one, up to the root.</summary>
    public static ComposeFileChoice Nearest(ISourceTree tree, string directory, string root)
    {
        ArgumentNullException.ThrowIfNull(tree);
        for (var folder = directory; folder is not null && SourcePath.IsInside(root, folder); folder = Path.GetDirectoryName(folder))
        {
            if (Default(tree, folder) is { Files.IsEmpty: false } choice)
            {
                return choice;
            }
        }

        return Default(tree, directory);
    }

    private static ImmutableArray<string> Picked(ISourceTree tree, string directory)
    {
        string? First(ImmutableArray<string> names) => names.Select(name => SourcePath.Absolute(directory, name)).FirstOrDefault(tree.FileExists);
        if (First(Bases) is not { } file)
        {
            return [];
        }

        return First(Overrides) is { } over ? [file, over] : [file];
    }

    /// <summary>A <c>.env</c> that names files elsewhere is read, and the one beside the first of them for what it does not set (measured with 2.40.3).</summary>
    private static ImmutableArray<string>? EnvFiles(ISourceTree tree, string directory, ImmutableArray<string> files)
    {
        if (files is not [var first, ..] || Path.GetDirectoryName(first) is not { } beside || beside == directory)
        {
            return null;
        }

        return [.. new[] { beside, directory }.Select(static folder => SourcePath.Absolute(folder, ".env")).Where(tree.FileExists)];
    }

    private static ImmutableArray<string>? Named(ISourceTree tree, string directory)
    {
        var env = SourcePath.Absolute(directory, ".env");
        if (!tree.FileExists(env) || tree.Read(env) is not { Problem: null } read)
        {
            return null;
        }

        var variables = EnvVariables.Evaluate(EnvReader.Read(read.File), VariableScope.Of([]), static _ => { });
        if (variables.GetValueOrDefault("COMPOSE_FILE") is not { Value.Length: > 0 } files)
        {
            return null;
        }

        var separator = variables.GetValueOrDefault("COMPOSE_PATH_SEPARATOR") is { Value.Length: > 0 } own ? own.Value : ":";
        return [.. files.Value.Split(separator, StringSplitOptions.RemoveEmptyEntries).Select(name => SourcePath.Absolute(directory, name))];
    }
}
