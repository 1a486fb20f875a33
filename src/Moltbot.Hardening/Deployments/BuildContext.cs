using System.Collections.Immutable;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The folder that a build of a stage takes its files from, and what is kept out of it.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Folder">Absolute.</param>
internal sealed record BuildContext(BuiltStage Stage, string Folder)
{
    /// <summary>The file that was read for <see cref="Ignore"/>; null where there is none.</summary>
    public SourceRead? IgnoreFile { get; init; }

    /// <summary>The .dockerignore in force; null where nothing is kept out.</summary>
    public DockerIgnore? Ignore { get; init; }

    /// <summary>Names in the folder that may never be in an image, there or not.</summary>
    public ImmutableArray<string> Secrets { get; init; } = [];

    /// <summary>Those of them that stand in the folder now.</summary>
    public ImmutableHashSet<string> Present { get; init; } = [];

    /// <summary>The secrets that a copy of the whole context would take along.</summary>
    public ImmutableArray<string> Leaks(CopySource copy)
    {
        var excluded = copy.Copy.Instruction.Flags.Where(static flag => flag.Pair.Name == "--exclude").Select(static flag => flag.Pair.Value ?? "");
        var except = DockerIgnore.Read(new SourceFile("", "", string.Join('\n', excluded)));
        return copy.IsWholeContext ? [.. Secrets.Where(name => !IsOut(Ignore, name) && !IsOut(except, name))] : [];
    }

    // A folder whose content is kept out leaks nothing: '.moltbot/*'.
    private static bool IsOut(DockerIgnore? ignore, string name) => ignore is not null && (ignore.Excludes(name) || (!name.Contains("env", StringComparison.Ordinal) && ignore.Excludes(name + "/x")));
}
