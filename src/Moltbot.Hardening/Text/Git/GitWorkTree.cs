using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Text.Git;

/// <summary>What git says of files below the nearest <c>.git</c>: read from its files, git itself is never run.</summary>
/// <remarks>
/// A user's own ignore file (<c>core.excludesFile</c>) and <c>core.ignoreCase</c> are not asked for: the verdict must not depend on whose machine it is. Git's files are
/// read wherever the work tree begins, above the deployment's root too: they are the repository's, not an input.
/// </remarks>
internal sealed class GitWorkTree
{
    private readonly ISourceTree tree;
    private readonly string top;
    private readonly GitDirectory git;
    private readonly Dictionary<string, ImmutableArray<IgnorePattern>> ignoreFiles = new(StringComparer.Ordinal);
    private bool isUnsure;

    private GitWorkTree(ISourceTree tree, string top, GitDirectory git) => (this.tree, this.top, this.git) = (tree, top, git);

    /// <summary>The folder that holds <c>.git</c>, absolute.</summary>
    public string Top => top;

    /// <summary>The work tree that a folder lies in, or null where it lies in none.</summary>
    public static GitWorkTree? Find(ISourceTree tree, string directory)
    {
        for (var folder = directory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (GitDirectory.Find(tree, folder) is { } git)
            {
                return new GitWorkTree(tree, folder, git);
            }
        }

        return null;
    }

    /// <summary>Whether git leaves an untracked path out; null where one of its ignore files cannot be read.</summary>
    public bool? IsIgnored(string fullPath, bool isDirectory = false)
    {
        var path = SourcePath.Relative(top, fullPath);
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            // What lies in a folder that is left out cannot be taken back in.
            if (IsExcluded(path[..slash], isDirectory: true))
            {
                return true;
            }
        }

        var isExcluded = IsExcluded(path, isDirectory);
        return isUnsure ? null : isExcluded;
    }

    /// <summary>The tracked paths that a filter wants, from <see cref="Top"/> with <c>/</c>, in the index's order.</summary>
    public TrackedPaths Tracked(PathFilter isWanted)
    {
        var read = tree.ReadBytes(Path.Combine(git.Own, "index"), SourceLimits.IndexBytes);
        return read.Failure switch
        {
            null => GitIndex.Read(read.Bytes.AsSpan(), git.HashLength, isWanted),
            ReadFailure.Missing => new TrackedPaths([], null),
            _ => new TrackedPaths([], "it cannot be opened or is too large"),
        };
    }

    /// <summary>The last pattern that fits decides: those of the nearest folder are asked first, those of the repository's own list last.</summary>
    private bool IsExcluded(string path, bool isDirectory)
    {
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var folder = Above(path); folder is not null; folder = Above(folder))
        {
            var below = bytes.AsSpan(folder.Length == 0 ? 0 : Encoding.UTF8.GetByteCount(folder) + 1);
            if (Decide(OfFolder(folder), below, isDirectory) is { } decided)
            {
                return decided;
            }
        }

        return Decide(OfRepository(), bytes, isDirectory) ?? false;
    }

    private static bool? Decide(ImmutableArray<IgnorePattern> patterns, ReadOnlySpan<byte> path, bool isDirectory)
    {
        for (var i = patterns.Length - 1; i >= 0; i--)
        {
            if (patterns[i].Matches(path, isDirectory))
            {
                return !patterns[i].IsNegated;
            }
        }

        return null;
    }

    /// <summary>The folder of a path; <c>""</c> is the top, and nothing is above it.</summary>
    private static string? Above(string path) => path.Length == 0 ? null : path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";

    private ImmutableArray<IgnorePattern> OfRepository() => Patterns(Path.Combine(git.Common, "info", "exclude"));

    private ImmutableArray<IgnorePattern> OfFolder(string folder)
    {
        var directory = Path.Combine(top, folder);
        return Patterns(Path.Combine(directory, ".gitignore"), directory);
    }

    /// <param name="file">The ignore file.</param>
    /// <param name="directory">Its folder in the work tree: there git follows no link to it.</param>
    private ImmutableArray<IgnorePattern> Patterns(string file, string? directory = null)
    {
        if (ignoreFiles.TryGetValue(file, out var known))
        {
            return known;
        }

        var isThere = tree.FileExists(file) && (directory is null || tree.RealPath(file) == Path.Combine(tree.RealPath(directory), ".gitignore"));
        var read = isThere ? tree.ReadBytes(file, SourceLimits.FileBytes) : new SourceBytes([], ReadFailure.Missing);
        isUnsure |= read.Failure is not null and not ReadFailure.Missing;
        return ignoreFiles[file] = IgnoreFile.Parse(read.Bytes.AsSpan());
    }
}
