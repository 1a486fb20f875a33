using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Scripts;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>One thing that an audit says of the host, in the words that script and target have in common.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Kind"><c>error</c>, <c>warning</c> or <c>unknown</c>.</param>
/// <param name="Subject">A path, a service, a port, the name of a date; <c>-</c> for the host.</param>
/// <param name="Secret">What a log holds; else empty.</param>
internal sealed record AuditResult(string Rule, string Kind, string Subject, string Secret)
{
    private const string Room = "MBH7";

    /// <summary>0 is well, 1 is found, 2 is not known: as the script ends.</summary>
    public static int Verdict(IReadOnlyCollection<AuditResult> results) =>
        results.Any(static result => result.Kind is "error" or "warning") ? 1 : results.Count > 0 ? 2 : 0;

    /// <summary>Of the host's rules, each once.</summary>
    public static IReadOnlyList<AuditResult> Of(ScriptRun run)
    {
        using var document = JsonDocument.Parse(run.Output);
        return InOrder(document.RootElement.GetProperty("results").EnumerateArray().Select(Of).OfType<AuditResult>());
    }

    /// <summary>Of the host's rules, each once.</summary>
    public static IReadOnlyList<AuditResult> Of(Verdict verdict) => InOrder(verdict.Findings.Select(Of).OfType<AuditResult>());

    private static AuditResult? Of(JsonElement result)
    {
        var rule = result.GetProperty("ruleId").GetString() ?? "";
        var status = result.GetProperty("status").GetString();
        return status == "pass" || !rule.StartsWith(Room, StringComparison.Ordinal) ? null : new AuditResult(
            rule,
            status == "unknown" ? status : result.GetProperty("severity").GetString() ?? "",
            result.GetProperty("subject").GetString() ?? "-",
            status == "fail" ? Held(rule, result.GetProperty("message").GetString() ?? "") : "");
    }

    private static AuditResult? Of(GradedFinding graded)
    {
        var finding = graded.Finding;
        var isUnknown = finding.Rule.Id == "MBH0001" && finding.Subject.StartsWith(Room, StringComparison.Ordinal);
        var rule = isUnknown ? finding.Subject.Split(' ')[0] : finding.Rule.Id;
        return !rule.StartsWith(Room, StringComparison.Ordinal) ? null : new AuditResult(
            rule,
            isUnknown ? "unknown" : graded.Severity.ToString().ToLowerInvariant(),
            SubjectOf(finding, rule),
            isUnknown ? "" : Held(rule, finding.Message));
    }

    private static string SubjectOf(Finding finding, string rule) => finding switch
    {
        { Service: { } service } => rule == "MBH7008" ? "container log of " + service : service,
        { At.File.IsText: false } when rule is "MBH7006" or "MBH7009" => Path.GetFileName(finding.At.File.FullPath),
        { At.File.IsText: false } => Clean(finding.At.File.FullPath),
        _ when finding.Subject.Contains("port ", StringComparison.Ordinal) => finding.Subject[finding.Subject.IndexOf("port ", StringComparison.Ordinal)..],
        _ => "-",
    };

    /// <summary>As the script writes what would act on a terminal or a build log.</summary>
    private static string Clean(string path) =>
        string.Concat(path.Select(static unit => unit < ' ' || unit == '\u007f' ? '?' : unit)).Replace("##", "# #", StringComparison.Ordinal).Replace("::", ": :", StringComparison.Ordinal);

    /// <summary>Both say "holds a GitHub token, 2 times".</summary>
    private static string Held(string rule, string message) =>
        rule == "MBH7008" && message.IndexOf("holds ", StringComparison.Ordinal) is >= 0 and var at ? message[(at + 6)..message.IndexOf(" time", StringComparison.Ordinal)] : "";

    private static IReadOnlyList<AuditResult> InOrder(IEnumerable<AuditResult> results) =>
        [.. results.Distinct().OrderBy(static result => result.Rule, StringComparer.Ordinal).ThenBy(static result => result.Subject, StringComparer.Ordinal).ThenBy(static result => result.Secret, StringComparer.Ordinal).ThenBy(static result => result.Kind, StringComparer.Ordinal)];
}
