using System.Text;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Support;

/// <summary>A tree of files in memory below <see cref="Root"/>.</summary>
public sealed class MemoryTree : ISourceTree
{
    public const string Root = "/p";

    private readonly SortedDictionary<string, string> files = new(StringComparer.Ordinal);

    /// <summary>Adds a file; the path is relative to <see cref="Root"/> or absolute.</summary>
    public MemoryTree With(string path, string text)
    {
        files[SourcePath.Absolute(Root, path)] = text;
        return this;
    }

    public SourceRead Read(string fullPath)
    {
        var path = SourcePath.Relative(Root, fullPath);
        if (files.TryGetValue(fullPath, out var text))
        {
            return SourceDecoder.Decode(path, fullPath, Encoding.UTF8.GetBytes(text));
        }

        var missing = new SourceFile(path, fullPath, "");
        return new SourceRead(missing, ReadFailure.Missing, new Problem(ProblemKind.Unreadable, missing.Start, $"'{path}' is not there"));
    }

    public bool FileExists(string fullPath) => files.ContainsKey(fullPath);

    public bool DirectoryExists(string fullPath) => files.Keys.Any(path => path.StartsWith(fullPath.TrimEnd('/') + "/", StringComparison.Ordinal));

    public IReadOnlyList<string> FileNames(string directory) =>
        [.. files.Keys.Where(path => Path.GetDirectoryName(path) == directory).Select(static path => Path.GetFileName(path))];

    public string RealPath(string fullPath) => fullPath;
}
