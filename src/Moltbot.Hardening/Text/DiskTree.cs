#pragma warning disable RS0030 // This is the engine's one way to the disk.
using System.Formats.Tar;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>The files of the machine.</summary>
/// <param name="projectDirectory">Absolute; the paths that reports show are relative to it.</param>
public sealed class DiskTree(string projectDirectory) : ISourceTree
{
    public SourceRead Read(string fullPath)
    {
        try
        {
            return Open(fullPath);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            // The system's own text names the path of the machine; the kind is enough.
            return Fail(fullPath, ReadFailure.Denied, "cannot be read by the user that builds; give it the right to read, or name another file");
        }
    }

    public bool FileExists(string fullPath) => File.Exists(fullPath);

    public bool DirectoryExists(string fullPath) => Directory.Exists(fullPath);

    public IReadOnlyList<string> FileNames(string directory)
    {
        try
        {
            return [.. Directory.EnumerateFiles(directory).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    public string RealPath(string fullPath)
    {
        try
        {
            return Resolve(fullPath);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return fullPath;
        }
    }

    private SourceRead Open(string fullPath)
    {
        if (Directory.Exists(fullPath))
        {
            return Fail(fullPath, ReadFailure.Directory, "is a directory, a file is needed; name the file in it");
        }

        if (!File.Exists(fullPath))
        {
            return Fail(fullPath, ReadFailure.Missing, "is not there; correct the name or remove the item");
        }

        // Reading a FIFO would wait for its writer for ever. Only what has a size is surely a file; the rest is asked what it is.
        var target = Resolve(fullPath);
        if (new FileInfo(target).Length == 0 && !IsRegular(target))
        {
            return Fail(fullPath, ReadFailure.NotRegular, "is a pipe, device or socket and is not opened; name a regular file");
        }

        using var stream = new FileStream(target, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[SourceLimits.FileBytes + 1];
        var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length > SourceLimits.FileBytes
            ? Fail(fullPath, ReadFailure.TooLarge, $"is larger than {SourceLimits.FileBytes} bytes, the limit of one input; no deployment file is", ProblemKind.LimitExceeded)
            : SourceDecoder.Decode(SourcePath.Relative(projectDirectory, fullPath), fullPath, bytes.AsSpan(0, length));
    }

    private SourceRead Fail(string fullPath, ReadFailure failure, string message, ProblemKind kind = ProblemKind.Unreadable)
    {
        var file = new SourceFile(SourcePath.Relative(projectDirectory, fullPath), fullPath, "");
        return new SourceRead(file, failure, new Problem(kind, file.Start, $"'{Quote.Plain(file.Path)}' {message}"));
    }

    /// <summary>Asks by way of a tar header, which knows pipes and devices from files without opening them; for an empty file it copies nothing.</summary>
    private static bool IsRegular(string path)
    {
        using var header = new MemoryStream();
        using (var writer = new TarWriter(header, TarEntryFormat.Pax, leaveOpen: true))
        {
            writer.WriteEntry(path, "probe");
        }

        header.Position = 0;
        using var reader = new TarReader(header);
        return reader.GetNextEntry()?.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile;
    }

    private static string Resolve(string fullPath)
    {
        // A link may stand at any part of the path, not only at its end.
        var parent = Path.GetDirectoryName(fullPath);
        var here = parent is null ? fullPath : Path.Combine(Resolve(parent), Path.GetFileName(fullPath));
        FileSystemInfo entry = Directory.Exists(here) ? new DirectoryInfo(here) : new FileInfo(here);
        return entry.LinkTarget is null ? here : entry.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? here;
    }
}
