using System.Text;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>What the override cures, and what it leaves of real deployments: docs/override.md. <c>MOLTBOT_REWRITE=1</c> writes the tables anew.</summary>
public sealed class OverridePageTests
{
    private static string Page => Path.Combine(Shared.Repository, "docs", "override.md");

    [Fact]
    public void The_table_of_the_rules_is_that_of_the_engine() => Expect("rules", Rules());

    [SharedFact]
    public void The_table_of_the_deployments_is_what_the_fix_leaves() => Expect("deployments", Deployments());

    private static string Rules()
    {
        var table = new StringBuilder("| Rule | Name | Errors | Warnings | What it does, what stays and why |\n| --- | --- | --- | --- | --- |\n");
        foreach (var cure in OverrideCures.All)
        {
            var name = RuleRegistry.All.Single(rule => rule.Descriptor.Id == cure.Rule).Descriptor.Name;
            table.Append($"| [{cure.Rule}](rules/{cure.Rule}.md) | {name} | {(cure.Reach != OverrideReach.Nothing ? "go" : "")} | {(cure.Reach == OverrideReach.Warnings ? "go" : "")} | {cure.Why} |\n");
        }

        return table.ToString();
    }

    private static string Deployments()
    {
        var table = new StringBuilder("| Deployment | Errors, warnings before | after | What stays |\n| --- | ---: | ---: | --- |\n");
        foreach (var label in RealLabel.OfKind("compose"))
        {
            using var set = new RealSet(label);
            var before = Counted(set.Judge());
            foreach (var file in FixPlan.Of(set.Judge()).Files)
            {
                set.Write(file.FullPath, file.After);
            }

            var after = Counted(set.Judge());
            var stays = after.GroupBy(static graded => graded.Finding.Rule.Id).OrderBy(static rule => rule.Key, StringComparer.Ordinal).Select(static rule => rule.Count() == 1 ? rule.Key : $"{rule.Key} ×{rule.Count()}");
            table.Append($"| {label.Id} | {Count(before)} | {Count(after)} | {string.Join(", ", stays)} |\n");
        }

        return table.ToString();
    }

    private static GradedFinding[] Counted(Verdict verdict) => [.. verdict.Findings.Where(RealSet.Counts)];

    private static string Count(GradedFinding[] findings) =>
        $"{findings.Count(static graded => graded.Severity == Severity.Error)}, {findings.Count(static graded => graded.Severity == Severity.Warning)}";

    private static void Expect(string name, string table)
    {
        var written = File.ReadAllText(Page);
        var made = Regex.Replace(written, $"<!-- generated: {name} -->\n.*?<!-- /generated -->", $"<!-- generated: {name} -->\n{table}<!-- /generated -->", RegexOptions.Singleline);
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            File.WriteAllText(Page, made);
        }

        Assert.Contains($"<!-- generated: {name} -->", written, StringComparison.Ordinal);
        Assert.Equal(made, File.ReadAllText(Page));
    }
}
