using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;

namespace Moltbot.Hardening.Reports;

/// <summary>The policy in force as a table for a terminal: every rule, its severity, and what set it.</summary>
internal static class PolicyTable
{
    private static readonly ImmutableArray<(string Property, string Default)> Settings =
    [
        ("MoltbotHardeningEnabled", "true"),
        ("MoltbotMode", "enforce"),
        ("MoltbotPreset", "recommended"),
        ("MoltbotTopology", "loopback"),
    ];

    public static ImmutableArray<string> Lines(Verdict verdict)
    {
        var width = verdict.Policy.Max(static row => row.Rule.Name.Length);
        var lines = ImmutableArray.CreateBuilder<string>();
        lines.Add($"The policy of {Quote.Value(verdict.Deployment.Project.File.Path)}");
        lines.AddRange(Settings.Append(("MoltbotRuleSet", RuleSets.Current)).Select(setting => Setting(verdict, setting.Item1, setting.Item2)));
        lines.Add("");
        lines.Add(Row("rule", "name", width, "severity", "from"));
        foreach (var row in verdict.Policy)
        {
            lines.Add(Row(row.Rule.Id, row.Rule.Name, width, row.Everywhere));
            lines.AddRange(row.InFiles.Select(inFile => Row("", "", width, inFile)));
        }

        return lines.ToImmutable();
    }

    private static string Setting(Verdict verdict, string property, string fallback) =>
        verdict.Request.Properties.GetValueOrDefault(property)?.Trim() is { Length: > 0 } written
            ? $"  {property} = {Quote.Plain(written)}"
            : $"  {property} = {fallback} ({SeverityDecision.Default})";

    private static string Row(string id, string name, int width, SeverityDecision decision) =>
        Row(id, name, width, SeverityWords.Of(decision.Severity), decision.Origin);

    private static string Row(string id, string name, int width, string severity, string from) =>
        $"  {id.PadRight(7)}  {name.PadRight(width)}  {severity.PadRight(8)}  {from}";
}
