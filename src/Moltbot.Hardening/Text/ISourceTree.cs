namespace Moltbot.Hardening.Text;

/// <summary>The files that a build may look at. The one way to a file for every stage of the engine.</summary>
/// <remarks>All paths are absolute and normalised by the caller's side (<see cref="SourcePath"/>).</remarks>
public interface ISourceTree
{
    /// <summary>Reads and decodes a file. Never throws for what may stand on a disk.</summary>
    SourceRead Read(string fullPath);

    /// <summary>Reads a file as it stands, up to a limit (<see cref="SourceLimits"/>); a larger one is <see cref="ReadFailure.TooLarge"/>. Never throws for what may stand on a disk.</summary>
    SourceBytes ReadBytes(string fullPath, int limit);

    /// <summary>Whether a path names something that is no directory (a FIFO counts: it is there, and <see cref="Read"/> says what it is).</summary>
    bool FileExists(string fullPath);

    bool DirectoryExists(string fullPath);

    /// <summary>Names (not paths) of what is no directory in a folder, in ordinal order; none where the folder cannot be listed.</summary>
    IReadOnlyList<string> FileNames(string directory);

    /// <summary>Names (not paths) of the folders in a folder, in ordinal order, without links to folders: whoever goes down by them comes to an end.</summary>
    IReadOnlyList<string> DirectoryNames(string directory);

    /// <summary>The path with every link followed, where it exists; else the path itself. For questions of containment.</summary>
    string RealPath(string fullPath);
}
