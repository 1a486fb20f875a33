using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>The real docker compose 2.40.3, where the machine has it. It needs no engine for <c>config</c>.</summary>
internal static class ReferenceProgram
{
    private static readonly string Beside = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache", "compose-reference", "docker-compose");

    public static string? File { get; } = new[] { Environment.GetEnvironmentVariable("DOCKER_COMPOSE_REFERENCE"), Beside }
        .FirstOrDefault(static path => !string.IsNullOrEmpty(path) && System.IO.File.Exists(path));

    public static string? SkipReason => File is null ? "the reference program is not here; name it by DOCKER_COMPOSE_REFERENCE" : null;

    /// <summary>The effective model, every <c>$</c> once; or null and the last line of what it said.</summary>
    public static (JsonNode? Model, string Said) Config(string folder, IReadOnlyList<string> files)
    {
        var start = new ProcessStartInfo(File ?? "") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        string[] arguments = ["--profile", "*", "--project-directory", folder, .. files.SelectMany(static file => new[] { "-f", file }), "config", "--format", "json"];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["HOME"] = "/home/somebody";
        start.Environment["PATH"] = "/usr/bin:/bin";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("the reference program did not start");
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var said = error.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(static line => !line.Contains("level=warning", StringComparison.Ordinal)) ?? "";
        return process.ExitCode == 0 ? (JsonNode.Parse(output.Replace("$$", "$", StringComparison.Ordinal)), said) : (null, said);
    }
}
