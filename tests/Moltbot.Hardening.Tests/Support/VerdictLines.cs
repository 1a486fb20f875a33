namespace Moltbot.Hardening.Tests.Support;

/// <summary>Findings as short lines.</summary>
internal static class VerdictLines
{
    /// <summary><c>file(line,column) severity id</c>, in the order of the log.</summary>
    public static IReadOnlyList<string> Lines(this Verdict verdict) =>
        [.. verdict.Findings.Select(static graded => $"{graded.Finding.At} {graded.Severity} {graded.Finding.Rule.Id}")];
}
