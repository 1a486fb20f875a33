using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>The words for severities: those of <c>MoltbotRule</c>, and those that analyzers know from severity files.</summary>
internal static class SeverityWords
{
    public const string OfItems = "error, warning, info or none";

    public const string OfFiles = "error, warning, suggestion, silent, none or default";

    public static Severity? Item(string word) => word.ToUpperInvariant() switch
    {
        "ERROR" => Severity.Error,
        "WARNING" => Severity.Warning,
        "INFO" => Severity.Info,
        "NONE" => Severity.None,
        _ => null,
    };

    /// <returns>Whether the word is known, and the severity; null for <c>default</c>.</returns>
    public static (bool IsKnown, Severity? Severity) File(string word) => word.ToUpperInvariant() switch
    {
        "ERROR" => (true, Severity.Error),
        "WARNING" => (true, Severity.Warning),
        "SUGGESTION" => (true, Severity.Info),
        "SILENT" or "NONE" => (true, Severity.None),
        "DEFAULT" => (true, null),
        _ => (false, null),
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.Info => "info",
        _ => "none",
    };
}
