using System.Collections.Immutable;
using System.Text;

namespace Moltbot.Hardening.Text;

/// <summary>A tree with some files laid over it that stand on no disk yet: what would be written can be judged before it is.</summary>
/// <param name="below">The tree underneath.</param>
/// <param name="folder">The folder that shown paths are relative to.</param>
/// <param name="files">Texts by absolute path.</param>
internal sealed class OverlayTree(ISourceTree below, string folder, ImmutableDictionary<string, string> files) : ISourceTree
{
    public SourceRead Read(string fullPath) => files.TryGetValue(fullPath, out var text)
        ? SourceDecoder.Decode(SourcePath.Relative(folder, fullPath), fullPath, Encoding.UTF8.GetBytes(text))
        : below.Read(fullPath);

    public SourceBytes ReadBytes(string fullPath, int limit) => files.TryGetValue(fullPath, out var text)
        ? new SourceBytes([.. Encoding.UTF8.GetBytes(text)], null)
        : below.ReadBytes(fullPath, limit);

    public bool FileExists(string fullPath) => files.ContainsKey(fullPath) || below.FileExists(fullPath);

    public bool DirectoryExists(string fullPath) => below.DirectoryExists(fullPath);

    public IReadOnlyList<string> FileNames(string directory) => below.FileNames(directory);

    public IReadOnlyList<string> DirectoryNames(string directory) => below.DirectoryNames(directory);

    public string RealPath(string fullPath) => files.ContainsKey(fullPath) ? fullPath : below.RealPath(fullPath);
}
