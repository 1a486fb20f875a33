using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A tree of files in memory below <see cref="Root"/>.</summary>
/// <param name="above">Absolute; the paths that reports show are relative to it.</param>
public sealed class MemoryTree(string above = MemoryTree.Root) : ISourceTree
{
    public const string Root = "/p";

    private readonly SortedDictionary<string, byte[]> files = new(StringComparer.Ordinal);

    /// <summary>Adds a file; the path is relative or absolute.</summary>
    public MemoryTree With(string path, string text) => With(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a file that is no text.</summary>
    public MemoryTree With(string path, byte[] content)
    {
        files[SourcePath.Absolute(above, path)] = content;
        return this;
    }

    public SourceRead Read(string fullPath)
    {
        var path = SourcePath.Relative(above, fullPath);
        if (files.TryGetValue(fullPath, out var content))
        {
            return SourceDecoder.Decode(path, fullPath, content);
        }

        var missing = new SourceFile(path, fullPath, "");
        return new SourceRead(missing, ReadFailure.Missing, new Problem(ProblemKind.Unreadable, missing.Start, $"'{path}' is not there"));
    }

    public SourceBytes ReadBytes(string fullPath, int limit) =>
        !files.TryGetValue(fullPath, out var content) ? new SourceBytes([], ReadFailure.Missing)
        : content.Length > limit ? new SourceBytes([], ReadFailure.TooLarge)
        : new SourceBytes([.. content], null);

    public bool FileExists(string fullPath) => files.ContainsKey(fullPath);

    public bool DirectoryExists(string fullPath) => files.Keys.Any(path => path.StartsWith(fullPath.TrimEnd('/') + "/", StringComparison.Ordinal));

    public IReadOnlyList<string> FileNames(string directory) =>
        [.. files.Keys.Where(path => Path.GetDirectoryName(path) == directory).Select(static path => Path.GetFileName(path))];

    public IReadOnlyList<string> DirectoryNames(string directory) =>
    [
        .. files.Keys.Where(path => path.StartsWith(directory.TrimEnd('/') + "/", StringComparison.Ordinal))
            .Select(path => path[(directory.TrimEnd('/').Length + 1)..].Split('/')).Where(static parts => parts.Length > 1)
            .Select(static parts => parts[0]).Distinct().Order(StringComparer.Ordinal),
    ];

    public string RealPath(string fullPath) => fullPath;
}
