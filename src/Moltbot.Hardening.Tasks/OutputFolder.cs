namespace Moltbot.Hardening.Tasks;

/// <summary>A folder that the gate writes to. Paths are relative to it, with <c>/</c>.</summary>
/// <param name="Path">Absolute.</param>
internal sealed record OutputFolder(string Path)
{
    /// <summary>Whether these very bytes stand here already.</summary>
    public bool Holds(IEnumerable<OutputFile> files) => files.All(Holds);

    /// <summary>Writes the files, all or none: each is made beside its place first, and what a failed move has replaced is put back.</summary>
    public void Write(IEnumerable<OutputFile> files)
    {
        var staged = new List<StagedFile>();
        var moved = 0;
        try
        {
            foreach (var file in files.Where(file => !Holds(file)))
            {
                staged.Add(new StagedFile(Stage(file), FullPath(file.Path), Read(file.Path), ModeOf(FullPath(file.Path))));
            }

            for (; moved < staged.Count; moved++)
            {
                File.Move(staged[moved].From, staged[moved].To, overwrite: true);
            }
        }
        catch
        {
            for (var i = 0; i < moved; i++)
            {
                PutBack(staged[i]);
            }

            throw;
        }
        finally
        {
            for (; moved < staged.Count; moved++)
            {
                File.Delete(staged[moved].From);
            }
        }
    }

    /// <summary>Removes a file and the folders that it leaves empty.</summary>
    public void Remove(string path)
    {
        var full = FullPath(path);
        if (!File.Exists(full))
        {
            return;
        }

        File.Delete(full);
        for (var parent = System.IO.Path.GetDirectoryName(full); parent is not null && parent != FullPath(""); parent = System.IO.Path.GetDirectoryName(parent))
        {
            if (Directory.EnumerateFileSystemEntries(parent).Any())
            {
                return;
            }

            Directory.Delete(parent);
        }
    }

    /// <summary>The bytes of a file, or null where it is not there.</summary>
    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : null;

    /// <summary>Removes the folder where nothing of others stands in it.</summary>
    public void RemoveIfEmpty()
    {
        if (Directory.Exists(Path) && !Directory.EnumerateFileSystemEntries(Path).Any())
        {
            Directory.Delete(Path);
        }
    }

    /// <summary>Whether a path that a file of ours names leads to a place in this folder.</summary>
    public static bool IsInside(string? path) =>
        !string.IsNullOrEmpty(path) && !System.IO.Path.IsPathRooted(path) && !path.Split('/', '\\').Contains("..");

    private string FullPath(string path) =>
        System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.Combine(Path, path.Replace('/', System.IO.Path.DirectorySeparatorChar)));

    private bool Holds(OutputFile file)
    {
        var path = FullPath(file.Path);
        return File.Exists(path)
            && (OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == file.Mode)
            && File.ReadAllBytes(path).AsSpan().SequenceEqual(file.ToBytes());
    }

    private string Stage(OutputFile file)
    {
        var path = FullPath(file.Path);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        var staged = path + ".tmp";

        // What an ended build left there goes, and so does a link that somebody put there.
        File.Delete(staged);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = file.Mode;
        }

        using (var stream = new FileStream(staged, options))
        {
            stream.Write(file.ToBytes());
        }

        if (!OperatingSystem.IsWindows())
        {
            // The process's umask may have taken rights away that the manifest promises.
            File.SetUnixFileMode(staged, file.Mode);
        }

        return staged;
    }

    private static UnixFileMode? ModeOf(string path) => OperatingSystem.IsWindows() || !File.Exists(path) ? null : File.GetUnixFileMode(path);

    private static void PutBack(StagedFile file)
    {
        if (file.Before is null)
        {
            File.Delete(file.To);
            return;
        }

        File.WriteAllBytes(file.To, file.Before);
        if (file.Mode is { } mode && !OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.To, mode);
        }
    }

    /// <summary>A file beside its place, and what stood there before.</summary>
    private sealed record StagedFile(string From, string To, byte[]? Before, UnixFileMode? Mode);
}
