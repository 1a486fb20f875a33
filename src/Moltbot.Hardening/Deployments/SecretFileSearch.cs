using System.Collections.Immutable;
using System.Text;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Git;

namespace Moltbot.Hardening.Deployments;

/// <summary>Looks for files with secrets in the project's folder, in those of its inputs and a few below them, and asks git's files about each.</summary>
/// <remarks>
/// Bounded: <see cref="MostFolders"/> folders, <see cref="MostNames"/> names in each, <see cref="MostFiles"/> files that are opened. Folders that git leaves out are not gone
/// into; what is tracked in them all the same is found in git's index.
/// </remarks>
internal sealed class SecretFileSearch
{
    private const int MostFolders = 400;
    private const int MostNames = 4096;
    private const int MostFiles = 200;

    private readonly ISourceTree tree;
    private readonly DeploymentRequest request;
    private readonly Dictionary<string, GitWorkTree?> workTrees = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SecretFileKind> candidates = new(StringComparer.Ordinal);
    private int folders;

    private SecretFileSearch(ISourceTree tree, DeploymentRequest request) => (this.tree, this.request) = (tree, request);

    /// <param name="tree">The files.</param>
    /// <param name="request">For the project's folder and the folders of outputs.</param>
    /// <param name="sets">Their folders are looked at too, and the files that they name as secrets or env files.</param>
    /// <param name="graded">Files that other rules judge by their content: of these only env files are looked at.</param>
    public static ImmutableArray<SecretFile> Find(ISourceTree tree, DeploymentRequest request, ImmutableArray<ServiceSet> sets, ImmutableArray<GradedFile> graded)
    {
        var search = new SecretFileSearch(tree, request);
        string[] starts = [request.ProjectDirectory, .. graded.Select(static file => Path.GetDirectoryName(file.File.FullPath) ?? "").Where(static folder => folder.Length > 0)];
        foreach (var start in starts.Distinct().Order(StringComparer.Ordinal))
        {
            search.Start(start);
        }

        foreach (var set in sets)
        {
            search.Take(set);
        }

        foreach (var file in graded)
        {
            if (file.Kind != "env")
            {
                search.candidates.Remove(file.File.FullPath);
            }
        }

        return [.. search.Opened().GroupBy(static file => file.Git).SelectMany(static files => Ask(files.Key, [.. files]))];
    }

    private IEnumerable<OpenedFile> Opened()
    {
        string[] paths = [.. candidates.Keys];
        Array.Sort(paths, StringComparer.Ordinal);
        for (var i = 0; i < paths.Length && i < MostFiles; i++)
        {
            if (Open(paths[i], candidates[paths[i]]) is { } opened)
            {
                yield return opened;
            }
        }
    }

    /// <summary>What a set itself says to be secret: its env files, and the files of its <c>secrets</c>.</summary>
    private void Take(ServiceSet set)
    {
        foreach (var input in set.Compose.Inputs)
        {
            if (input.IsEnvironment && !SecretFileNames.IsExample(Path.GetFileName(input.Read.File.FullPath)))
            {
                candidates[input.Read.File.FullPath] = SecretFileKind.Env;
            }
        }

        foreach (var secret in set.Compose.Model["secrets"] is ComposeMapping secrets ? secrets.Entries : [])
        {
            if (secret.Value is ComposeMapping { } entry && entry["file"] is ComposeScalar { IsHole: false, Text.Length: > 0 } file
                && Path.IsPathRooted(file.Text) && SourcePath.IsInside(set.Request.Root, file.Text) && !SecretFileNames.IsExample(Path.GetFileName(file.Text)))
            {
                candidates[file.Text] = SecretFileKind.Whole;
            }
        }
    }

    private void Start(string folder)
    {
        if (WorkTree(folder) is not { } git)
        {
            return;
        }

        Walk(git, folder, []);
        var prefix = SourcePath.Relative(git.Top, folder);
        var bytes = prefix == "." ? [] : Encoding.UTF8.GetBytes(prefix + "/");
        var found = git.Tracked(path => path.StartsWith(bytes) && SecretFileNames.KindOf(Encoding.UTF8.GetString(path[bytes.Length..])) is not null);
        foreach (var path in found.Paths)
        {
            var full = Path.Combine(git.Top, path);
            if (SecretFileNames.KindOf(SourcePath.Relative(folder, full)) is { } kind)
            {
                candidates.TryAdd(full, kind);
            }
        }
    }

    private void Walk(GitWorkTree git, string folder, ImmutableArray<string> parts)
    {
        if (++folders > MostFolders)
        {
            return;
        }

        var names = tree.FileNames(folder);
        foreach (var name in names.Count <= MostNames ? names : [])
        {
            if (SecretFileNames.KindOf(string.Join('/', [.. parts, name])) is { } kind)
            {
                candidates.TryAdd(Path.Combine(folder, name), kind);
            }
        }

        foreach (var name in tree.DirectoryNames(folder))
        {
            var below = Path.Combine(folder, name);
            ImmutableArray<string> path = [.. parts, name];
            if (SecretFileNames.IsLookedAt(path.AsSpan()) && !request.OutputDirectories.Contains(below) && git.IsIgnored(below, isDirectory: true) == false && ReferenceEquals(WorkTree(below), git))
            {
                Walk(git, below, path);
            }
        }
    }

    private OpenedFile? Open(string path, SecretFileKind kind) =>
        WorkTree(Path.GetDirectoryName(path) ?? path) is { } git && tree.Read(path) is { Problem: null } read && SecretFileContent.FirstSecret(read.File, kind) is var (holds, at)
            ? new OpenedFile(git, new SecretFile(at, holds, SourcePath.Relative(git.Top, path)) { IsIgnored = git.IsIgnored(path) })
            : null;

    /// <summary>One look into the index for all files of a work tree.</summary>
    private static IEnumerable<SecretFile> Ask(GitWorkTree git, IReadOnlyList<OpenedFile> files)
    {
        var paths = files.Select(static file => file.File.Path).ToHashSet(StringComparer.Ordinal);
        var index = git.Tracked(path => paths.Contains(Encoding.UTF8.GetString(path)));
        return files.Select(file => file.File with { IsTracked = index.Paths.Contains(file.File.Path), IndexUnreadable = index.Unreadable });
    }

    /// <summary>One for all folders of a work tree, so that its ignore files are read once.</summary>
    private GitWorkTree? WorkTree(string folder)
    {
        if (!workTrees.TryGetValue(folder, out var known))
        {
            var isOwn = Path.GetDirectoryName(folder) is not { } parent || GitDirectory.Find(tree, folder) is not null;
            workTrees[folder] = known = isOwn ? GitWorkTree.Find(tree, folder) : WorkTree(Path.GetDirectoryName(folder) ?? folder);
        }

        return known;
    }

    private sealed record OpenedFile(GitWorkTree Git, SecretFile File);
}
