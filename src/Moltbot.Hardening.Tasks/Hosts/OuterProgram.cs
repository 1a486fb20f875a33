using System.ComponentModel;
using System.Diagnostics;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>A program of the host that tells something. One that fails, hangs or is gone tells nothing.</summary>
internal sealed class OuterProgram
{
    private readonly string path;
    private readonly IReadOnlyDictionary<string, string> environment;

    private OuterProgram(string path, IReadOnlyDictionary<string, string> environment)
    {
        this.path = path;
        this.environment = environment;
    }

    /// <summary>The first of that name in the search path, or null.</summary>
    public static OuterProgram? Find(string name, IReadOnlyDictionary<string, string> environment)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        return (environment.GetValueOrDefault("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file)).FirstOrDefault(IsRunnable) is { } found
                ? new OuterProgram(found, environment)
                : null;
    }

    /// <summary>What it prints, or null where it does not end well.</summary>
    public string? Output(IEnumerable<string> arguments, TimeSpan patience)
    {
        using var text = Run(arguments, patience, withErrors: false);
        return text is null ? null : new StreamReader(text).ReadToEnd();
    }

    /// <summary>What it prints, errors too, in a private file that goes when it is closed: it may be large. Null where the program does not end well.</summary>
    public Stream? Text(IEnumerable<string> arguments, TimeSpan patience) => Run(arguments, patience, withErrors: true);

    private FileStream? Run(IEnumerable<string> arguments, TimeSpan patience, bool withErrors)
    {
        using var process = Start(arguments);
        if (process is null)
        {
            return null;
        }

        var text = PrivateFile();
        using var errors = PrivateFile();
        process.StandardInput.Close();
        var copies = Task.WhenAll(process.StandardOutput.BaseStream.CopyToAsync(text), process.StandardError.BaseStream.CopyToAsync(errors));
        if (!process.WaitForExit(patience) || !copies.Wait(patience) || process.ExitCode != 0)
        {
            End(process);
            text.Dispose();
            return null;
        }

        if (withErrors)
        {
            errors.Position = 0;
            errors.CopyTo(text);
        }

        text.Position = 0;
        return text;
    }

    private Process? Start(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        // The files are named, and a service of a profile that is not active runs nevertheless.
        start.Environment["COMPOSE_FILE"] = "";
        start.Environment["COMPOSE_PROFILES"] = "*";
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Ends what hangs, and only that.</summary>
    private static void End(Process process)
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static FileStream PrivateFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.None, Options = FileOptions.DeleteOnClose };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(Path.Combine(Path.GetTempPath(), "moltbot." + Path.GetRandomFileName()), options);
    }

    private static bool IsRunnable(string path) =>
        File.Exists(path) && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & (UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute)) != 0);
}
