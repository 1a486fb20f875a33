using System.Diagnostics;
using System.Text;

namespace Moltbot.Hardening.Tests.Text.Git;

/// <summary>The real git, where the machine has it, without the settings of its user.</summary>
internal static class GitProgram
{
    private static readonly string? File = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Select(static folder => Path.Combine(folder, OperatingSystem.IsWindows() ? "git.exe" : "git")).FirstOrDefault(System.IO.File.Exists);

    public static string? SkipReason => File is null ? "git is not on the PATH" : null;

    /// <returns>What it printed; exit codes over 1 fail the test (1 is "none" to check-ignore).</returns>
    public static string Run(string folder, string arguments, string input = "")
    {
        var start = new ProcessStartInfo(File ?? "", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = folder;
        start.Environment["XDG_CONFIG_HOME"] = folder;
        start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
        start.Environment.Remove("GIT_DIR");
        start.Environment.Remove("GIT_INDEX_FILE");
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode <= 1, error.Result);
        return output.Result;
    }
}
