using System.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>The operator's scripts, byte for byte as they stand in <c>Bundle/Scripts</c>; what differs from deployment to deployment is in <see cref="DeploymentConf"/>.</summary>
internal static class ScriptFiles
{
    public const string Folder = "scripts/";

    private const string ResourcePrefix = "script:";

    // What is read by another script is not run itself.
    private static readonly string[] Libraries = ["common.sh", "options.sh", "marks.sh", "states.sh", "results.sh", "checks.sh", "logs.sh", "host.sh", "operate.sh", "archive.sh"];

    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private const UnixFileMode Runnable = Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>A table of the engine's that a script reads as it stands.</summary>
    private const string Fixes = "security-fixes.txt";

    /// <summary>In the order of their names.</summary>
    public static IEnumerable<OutputFile> All()
    {
        var files = new List<OutputFile> { Read(Fixes, Fixes) };
        foreach (var name in typeof(ScriptFiles).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(ResourcePrefix, StringComparison.Ordinal))
            {
                files.Add(Read(name, name[ResourcePrefix.Length..]));
            }
        }

        files.Sort(static (one, other) => string.CompareOrdinal(one.Path, other.Path));
        return files;
    }

    private static OutputFile Read(string resource, string name)
    {
        using var stream = typeof(ScriptFiles).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the script '{name}' is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var isRun = name.EndsWith(".sh", StringComparison.Ordinal) && !Libraries.Contains(name);
        return new OutputFile(Folder + name, reader.ReadToEnd().ReplaceLineEndings("\n")) { Mode = isRun ? Runnable : Readable };
    }
}
