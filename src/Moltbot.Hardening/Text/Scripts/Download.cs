namespace Moltbot.Hardening.Text.Scripts;

/// <summary>Programs that fetch a file and write it to standard output.</summary>
internal static class Download
{
    private const string CurlLettersWithValue = "AbcCdDeEFHhKmoPQrtTuUwxXyYz";
    private const string WgetLettersWithValue = "aAeDiIlnoOPQRtTUwX";

    private static readonly string[] StandardOutputs = ["-", "/dev/stdout", "/proc/self/fd/1"];

    /// <summary>The word that begins it, where the command writes what it fetches to standard output; else null.</summary>
    public static ProgramCall? ToStandardOutput(ScriptCommand command)
    {
        if (command.Body is { } body)
        {
            return In(body);
        }

        return ProgramCall.Of(command) is { } call && !command.Redirections.Any(static redirection => redirection.TakesOutput) && IsToStandardOutput(call) ? call : null;
    }

    /// <summary>The first of a script.</summary>
    public static ProgramCall? In(Script script) =>
        script.Pipelines.SelectMany(static pipeline => pipeline.Commands).Select(ToStandardOutput).OfType<ProgramCall>().FirstOrDefault();

    /// <summary>What it fetches, as far as an argument says.</summary>
    public static string Address(ProgramCall call) =>
        call.Arguments.Select(static word => word.Text).FirstOrDefault(static text => text.Contains("://", StringComparison.Ordinal) && !text.StartsWith('-'))
        ?? call.Arguments.Select(static word => word.Text).LastOrDefault(static text => !text.StartsWith('-')) ?? call.Name;

    private static bool IsToStandardOutput(ProgramCall call) => call.Name switch
    {
        "curl" => call.Option('o', "--output", CurlLettersWithValue) is { } file ? IsStandardOutput(file)
            : !call.HasSwitch('O', "--remote-name", CurlLettersWithValue) && !call.HasSwitch('I', "--head", CurlLettersWithValue) && call.Arguments.Length > 0,
        "wget" => call.Option('O', "--output-document", WgetLettersWithValue) is { } document && IsStandardOutput(document),
        "fetch" => call.Option('o', "--output", "") is { } target && IsStandardOutput(target),
        "http" or "https" or "xh" => call.Option('o', "--output", "") is null && call.Arguments.Length > 0,
        "lynx" => call.Arguments.Any(static word => word.Text is "-source" or "-dump"),
        _ => false,
    };

    private static bool IsStandardOutput(string file) => Array.IndexOf(StandardOutputs, file) >= 0;
}
