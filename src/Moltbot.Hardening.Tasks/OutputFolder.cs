using System.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>A folder that the gate writes to, locked against other nodes of the same build, written whole or not at all.</summary>
internal sealed class OutputFolder : IDisposable
{
    private const string LockName = ".lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string folder;
    private readonly FileStream claim;

    private OutputFolder(string folder, FileStream claim)
    {
        this.folder = folder;
        this.claim = claim;
    }

    /// <summary>The name of another project that writes here, or null.</summary>
    public string? OtherProject { get; private set; }

    /// <summary>Waits for the folder and claims it for a project. Two projects of one directory share their output folders unless told otherwise.</summary>
    public static OutputFolder Open(string folder, string projectFile)
    {
        Directory.CreateDirectory(folder);
        var claim = Lock(Path.Combine(folder, LockName));
        var opened = new OutputFolder(folder, claim);
        opened.Claim(projectFile);
        return opened;
    }

    /// <summary>Whether these very bytes stand here already.</summary>
    public bool Holds(IEnumerable<OutputFile> files) => files.All(file => Holds(file));

    /// <summary>Writes the files: all are made beside their places first, and then moved there.</summary>
    public void Write(IReadOnlyCollection<OutputFile> files)
    {
        var staged = new List<(string From, string To)>();
        try
        {
            foreach (var file in files.Where(file => !Holds(file)))
            {
                staged.Add((Stage(file), FullPath(file.Path)));
            }

            foreach (var (from, to) in staged)
            {
                File.Move(from, to, overwrite: true);
            }
        }
        finally
        {
            foreach (var (from, _) in staged.Where(static pair => File.Exists(pair.From)))
            {
                File.Delete(from);
            }
        }
    }

    /// <summary>Removes a file and the folders that it leaves empty.</summary>
    public void Remove(string path)
    {
        var full = FullPath(path);
        File.Delete(full);
        for (var parent = Path.GetDirectoryName(full); parent is not null && parent != Path.TrimEndingDirectorySeparator(folder); parent = Path.GetDirectoryName(parent))
        {
            if (!Directory.Exists(parent) || Directory.EnumerateFileSystemEntries(parent).Any())
            {
                return;
            }

            Directory.Delete(parent);
        }
    }

    /// <summary>The bytes of a file, or null where it is not there.</summary>
    public byte[]? Read(string path) => File.Exists(FullPath(path)) ? File.ReadAllBytes(FullPath(path)) : null;

    /// <summary>Paths of the files in a folder below this one, relative to this.</summary>
    public IReadOnlyList<string> FilesIn(string subfolder)
    {
        var full = FullPath(subfolder);
        return Directory.Exists(full) ? [.. Directory.EnumerateFiles(full).Select(path => Path.GetRelativePath(folder, path).Replace('\\', '/'))] : [];
    }

    /// <summary>Lets go of the folder and removes it where nothing of others stands in it.</summary>
    public void RemoveIfEmpty()
    {
        File.Delete(Path.Combine(folder, LockName));
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    public void Dispose() => claim.Dispose();

    private string FullPath(string path) => Path.Combine(folder, path.Replace('/', Path.DirectorySeparatorChar));

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
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder);
        var staged = path + ".tmp";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = file.Mode;
        }

        using (var stream = new FileStream(staged, options))
        {
            stream.Write(file.ToBytes());
            stream.Flush(flushToDisk: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            // The process's umask may have taken rights away that the manifest promises.
            File.SetUnixFileMode(staged, file.Mode);
        }

        return staged;
    }

    private void Claim(string projectFile)
    {
        if (projectFile.Length == 0)
        {
            return;
        }

        var name = Path.GetFileName(projectFile);
        using var reader = new StreamReader(claim, Encoding.UTF8, leaveOpen: true);
        var owner = reader.ReadToEnd().Trim();
        if (owner.Length > 0 && owner != name && File.Exists(Path.Combine(Path.GetDirectoryName(projectFile) ?? "", owner)))
        {
            OtherProject = owner;
            return;
        }

        claim.SetLength(0);
        claim.Write(Encoding.UTF8.GetBytes(name));
        claim.Flush();
    }

    private static FileStream Lock(string path)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until)
            {
                Thread.Sleep(20);
            }
        }
    }
}
