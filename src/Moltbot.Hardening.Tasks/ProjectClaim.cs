using System.Text;

namespace Moltbot.Hardening.Tasks;

/// <summary>The report's folder, locked against other nodes of the same build and claimed for one project.</summary>
/// <remarks>The one lock of the gate: it stands among the reports, so that the bundle's folder holds what is deployed and nothing else.</remarks>
internal sealed class ProjectClaim : IDisposable
{
    public const string FileName = ".lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly FileStream file;

    private ProjectClaim(FileStream file, string? otherProject)
    {
        this.file = file;
        OtherProject = otherProject;
    }

    /// <summary>The name of another project of the directory that writes its reports here, or null.</summary>
    public string? OtherProject { get; }

    /// <summary>Waits for the folder and claims it. The claim of a project that is gone counts no longer.</summary>
    public static ProjectClaim Take(string reportPath, string projectFile)
    {
        Directory.CreateDirectory(reportPath);
        var file = Open(Path.Combine(reportPath, FileName));
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        var owner = reader.ReadToEnd().Trim();
        if (IsOther(owner, projectFile))
        {
            return new ProjectClaim(file, owner);
        }

        var name = Path.GetFileName(projectFile);
        if (owner != name)
        {
            file.SetLength(0);
            file.Write(Encoding.UTF8.GetBytes(name));
            file.Flush();
        }

        return new ProjectClaim(file, null);
    }

    /// <summary>Whether a name is that of another project that stands beside this one.</summary>
    public static bool IsOther(string? name, string projectFile) =>
        !string.IsNullOrEmpty(name) && name != Path.GetFileName(projectFile) && File.Exists(Path.Combine(Path.GetDirectoryName(projectFile) ?? "", name));

    public void Dispose() => file.Dispose();

    private static FileStream Open(string path)
    {
        var until = DateTime.UtcNow + Patience;
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (DateTime.UtcNow < until && !Directory.Exists(path))
            {
                Thread.Sleep(20);
            }
        }
    }
}
