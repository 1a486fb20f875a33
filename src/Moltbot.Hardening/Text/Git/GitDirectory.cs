using System.Text;

namespace Moltbot.Hardening.Text.Git;

/// <summary>Where git keeps what it knows of a work tree.</summary>
/// <param name="Own">With the index: <c>.git</c>, or the folder that a <c>.git</c> file of a submodule or linked work tree names.</param>
/// <param name="Common">With what all work trees of the repository share.</param>
/// <param name="HashLength">Bytes of an object's name: 20, or 32 with <c>objectFormat = sha256</c>.</param>
internal sealed record GitDirectory(string Own, string Common, int HashLength)
{
    private const int LargestPointer = 64 * 1024;

    /// <summary>That of a folder with a <c>.git</c> of its own, or null.</summary>
    public static GitDirectory? Find(ISourceTree tree, string folder)
    {
        var path = Path.Combine(folder, ".git");
        var own = tree.FileExists(path) && !tree.DirectoryExists(path)
            ? Text(tree, path) is { } pointer && pointer.StartsWith("gitdir:", StringComparison.Ordinal) ? SourcePath.Absolute(folder, pointer["gitdir:".Length..].Trim()) : null
            : path;

        // As git does: a folder of that name without a HEAD is no repository.
        if (own is null || !tree.FileExists(Path.Combine(own, "HEAD")))
        {
            return null;
        }

        var common = Text(tree, Path.Combine(own, "commondir")) is { Length: > 0 } named ? SourcePath.Absolute(own, named) : own;
        return new GitDirectory(own, common, IsSha256(Text(tree, Path.Combine(common, "config")) ?? "") ? 32 : 20);
    }

    private static bool IsSha256(string config)
    {
        foreach (var line in config.Split('\n'))
        {
            var equals = line.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0 && line[..equals].Trim().Equals("objectformat", StringComparison.OrdinalIgnoreCase))
            {
                return line[(equals + 1)..].Trim().Equals("sha256", StringComparison.OrdinalIgnoreCase);
            }
        }

        return false;
    }

    private static string? Text(ISourceTree tree, string path) =>
        tree.FileExists(path) && tree.ReadBytes(path, LargestPointer) is { Failure: null } read ? Encoding.UTF8.GetString(read.Bytes.AsSpan()).Trim() : null;
}
