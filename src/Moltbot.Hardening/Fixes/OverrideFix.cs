using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Fixes;

/// <summary>What one compose set needs: a computed override, and the file that it goes to.</summary>
/// <param name="Set">The set, without an emitted override.</param>
/// <param name="Path">Absolute: where the changes go.</param>
/// <param name="Files">The set's files once they are there.</param>
/// <param name="Computed">The computed override; null where nothing is to be changed.</param>
/// <param name="After">The text of the file; null where it cannot be edited so that it means the same.</param>
internal sealed record OverrideFix(ServiceSet Set, string Path, ImmutableArray<string> Files, string? Computed, string? After)
{
    /// <param name="tree">The project's files.</param>
    /// <param name="deployment">The project without emitted overrides.</param>
    /// <param name="set">One of its sets.</param>
    /// <param name="named">The same set as the project names it.</param>
    public static OverrideFix Of(ISourceTree tree, Deployment deployment, ServiceSet set, ServiceSet named)
    {
        var path = Target(tree, set, named);
        var isOwn = set.Request.Files.Contains(path);
        ImmutableArray<string> files = isOwn ? set.Request.Files : set.Request.Files.Add(path);
        var computed = OverrideText.Write(deployment, set);
        return computed is null ? new OverrideFix(set, path, isOwn || tree.FileExists(path) ? files : set.Request.Files, null, null)
            : new OverrideFix(set, path, files, computed, isOwn ? Merged(tree, set, path, computed) : computed);
    }

    /// <summary>An emitted override is written again; else the last override takes the changes; else a new one that docker compose picks; else the file itself.</summary>
    private static string Target(ISourceTree tree, ServiceSet set, ServiceSet named)
    {
        if (named.Request.Files.Skip(1).LastOrDefault(path => BundleRequests.IsEmitted(named, path)) is { } emitted)
        {
            return emitted;
        }

        var last = set.Request.Files[^1];
        var beside = SourcePath.Absolute(System.IO.Path.GetDirectoryName(last) ?? last, BundlePaths.OverrideName(set));
        return set.Request.Files.Length == 1 && ComposeFiles.Bases.Contains(System.IO.Path.GetFileName(last)) && (!tree.FileExists(beside) || IsEmitted(tree, beside)) ? beside : last;
    }

    private static bool IsEmitted(ISourceTree tree, string path) => tree.Read(path).File.Text.StartsWith(OverrideText.FirstLine, StringComparison.Ordinal);

    /// <summary>The project's file with the changes in it, where the set then has the very model that it has with the computed override behind it.</summary>
    private static string? Merged(ISourceTree tree, ServiceSet set, string path, string computed)
    {
        var file = set.Compose.Files.First(each => each.FullPath == path);
        var behind = SourcePath.Absolute(set.Request.ProjectDirectory, BundlePaths.Virtual(BundlePaths.OverrideName(set)));
        if (OverrideMerge.Of(file, new SourceFile(BundlePaths.OverrideName(set), behind, computed), path == set.Request.Files[0]) is not { } text)
        {
            return null;
        }

        var wanted = Load(tree, set.Request with { Files = set.Request.Files.Add(behind) }, behind, computed);
        var made = Load(tree, set.Request, path, text);
        return EffectiveJson.AreSame(wanted.Model, made.Model) && wanted.Problems.Length == made.Problems.Length ? text : null;
    }

    private static ComposeSet Load(ISourceTree tree, ComposeRequest request, string path, string text) =>
        ComposeLoader.Load(new OverlayTree(tree, request.ProjectDirectory, ImmutableDictionary<string, string>.Empty.Add(path, text)), request);
}
