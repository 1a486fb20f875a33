using System.Text;
using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>The table of all rules in docs/rules/README.md is that of the descriptors. <c>MOLTBOT_REWRITE=1</c> writes it anew.</summary>
public sealed partial class RuleTableTests
{
    private static string Page => Path.Combine(Shared.Repository, "docs", "rules", "README.md");

    [Fact]
    public void The_registry_is_the_table_of_the_page()
    {
        var page = File.ReadAllText(Page);
        var generated = Generated().Replace(page, $"<!-- generated: rules -->\n{Table()}<!-- /generated -->");
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            File.WriteAllText(Page, generated);
        }

        Assert.Equal(generated, File.ReadAllText(Page));
    }

    private static string Table()
    {
        var table = new StringBuilder("\n| Rule | Name | Severity | Essential | Phase | Since |\n| --- | --- | --- | --- | --- | --- |\n");
        foreach (var rule in RuleRegistry.All.Select(static rule => rule.Descriptor))
        {
            var severity = rule.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" };
            table.Append($"| [{rule.Id}]({rule.Page}) | {rule.Name} | {severity} | {(rule.IsEssential ? "yes" : "")} | {rule.Phase} | {rule.Since} |\n");
        }

        return table.Append('\n').ToString();
    }

    [GeneratedRegex("<!-- generated: rules -->\n.*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Generated();
}
