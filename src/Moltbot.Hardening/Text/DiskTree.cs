#pragma warning disable RS0030 // This is the engine's one way to the disk.
using System.Formats.Tar;
using System.Runtime.InteropServices;
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

    public SourceBytes ReadBytes(string fullPath, int limit)
    {
        try
        {
            return Obstacle(fullPath) is { } failure ? new SourceBytes([], failure)
                : Load(fullPath, limit) is { } bytes ? new SourceBytes(ImmutableCollectionsMarshal.AsImmutableArray(bytes), null)
                : new SourceBytes([], ReadFailure.TooLarge);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return new SourceBytes([], ReadFailure.Denied);
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

    public IReadOnlyList<string> DirectoryNames(string directory)
    {
        try
        {
            return
            [
                .. new DirectoryInfo(directory).EnumerateDirectories()
                    .Where(static folder => !folder.Attributes.HasFlag(FileAttributes.ReparsePoint))
                    .Select(static folder => folder.Name).Order(StringComparer.Ordinal),
            ];
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

    private SourceRead Open(string fullPath) => Obstacle(fullPath) switch
    {
        ReadFailure.Directory => Fail(fullPath, ReadFailure.Directory, "is a directory, a file is needed; name the file in it"),
        ReadFailure.NotRegular => Fail(fullPath, ReadFailure.NotRegular, "is a pipe, device or socket and is not opened; name a regular file"),
        ReadFailure.Missing => Fail(fullPath, ReadFailure.Missing, "is not there; correct the name or remove the item"),
        _ => Load(fullPath, SourceLimits.FileBytes) is { } bytes
            ? SourceDecoder.Decode(SourcePath.Relative(projectDirectory, fullPath), fullPath, bytes)
            : Fail(fullPath, ReadFailure.TooLarge, $"is larger than {SourceLimits.FileBytes} bytes, the limit of one input; no deployment file is", ProblemKind.LimitExceeded),
    };

    /// <summary>Why a path is not opened: reading a FIFO would wait for its writer for ever.</summary>
    private static ReadFailure? Obstacle(string fullPath)
    {
        if (Directory.Exists(fullPath))
        {
            return ReadFailure.Directory;
        }

        if (!File.Exists(fullPath))
        {
            return ReadFailure.Missing;
        }

        // Only what has a size is surely a file; the rest is asked what it is.
        var target = Resolve(fullPath);
        return new FileInfo(target).Length == 0 && !IsRegular(target) ? ReadFailure.NotRegular : null;
    }

    /// <summary>The bytes, or null where there are more than the limit.</summary>
    private static byte[]? Load(string fullPath, int limit)
    {
        using var stream = new FileStream(Resolve(fullPath), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var room = (int)Math.Min(stream.Length, limit) + 1;
        var bytes = new byte[room];
        var length = stream.ReadAtLeast(bytes, room, throwOnEndOfStream: false);

        // What has no length of its own (procfs), or grew meanwhile, is read once more with all the room there may be.
        if (length == room && room <= limit)
        {
            Array.Resize(ref bytes, limit + 1);
            length += stream.ReadAtLeast(bytes.AsSpan(length), bytes.Length - length, throwOnEndOfStream: false);
        }

        return length > limit ? null : bytes[..length];
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
