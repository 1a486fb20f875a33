using System.Text.RegularExpressions;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>Descriptors, pages and the catalogue say the same. <c>MOLTBOT_REWRITE=1</c> writes the pages' headers anew.</summary>
public sealed partial class RegistryTests
{
    private static readonly string[] Rooms = ["Gate", "Network", "Isolation", "Dockerfile", "Gateway", "Channels", "Secrets", "Host"];

    /// <summary>A rule is named after the defect, never after the cure.</summary>
    private static readonly string[] CureWords = ["Use", "Avoid", "No", "Should", "Do", "Dont", "Never", "Prefer", "Require", "Ensure", "Check"];

    /// <summary>Here the word is the defect: limits that are not there.</summary>
    private const string WithoutLimits = "NoResourceLimits";

    private static string Pages => Path.Combine(Shared.Repository, "docs", "rules");

    public static TheoryData<string> Ids => [.. RuleRegistry.All.Select(static rule => rule.Descriptor.Id)];

    [Fact]
    public void Ids_are_unique_and_in_order()
    {
        var ids = RuleRegistry.All.Select(static rule => rule.Descriptor.Id).ToArray();

        Assert.Equal(ids.Distinct().Order(StringComparer.Ordinal), ids);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_stands_in_the_folder_of_its_room_under_the_name_of_its_defect(string id)
    {
        var rule = RuleRegistry.All.Single(rule => rule.Descriptor.Id == id);

        Assert.Equal($"Moltbot.Hardening.Rules.{Rooms[rule.Descriptor.Room]}.{rule.Descriptor.Name}", rule.GetType().FullName);
        Assert.DoesNotContain(FirstWord().Match(rule.Descriptor.Name).Value, CureWords.Where(word => !(word == "No" && rule.Descriptor.Name == WithoutLimits)));
        Assert.Contains(rule.Descriptor.Since, RuleSets.Releases);
        Assert.EndsWith(".", rule.Descriptor.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_rule_has_a_page_with_its_title_and_header(string id)
    {
        var descriptor = RuleRegistry.All.Single(rule => rule.Descriptor.Id == id).Descriptor;
        var path = Path.Combine(Pages, descriptor.Page);
        var page = File.ReadAllText(path);
        var generated = Header().Replace(page, $"<!-- generated: header -->\n{Describe(descriptor)}\n<!-- /generated -->");
        if (Environment.GetEnvironmentVariable("MOLTBOT_REWRITE") == "1")
        {
            File.WriteAllText(path, generated);
        }

        Assert.StartsWith($"# {id}: {descriptor.Name}\n", page, StringComparison.Ordinal);
        Assert.Equal(generated, File.ReadAllText(path));
    }

    [Fact]
    public void A_page_has_a_rule() => Assert.Equal(
        RuleRegistry.All.Select(static rule => rule.Descriptor.Page),
        Directory.EnumerateFiles(Pages, "MBH*.md").Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [SharedTheory]
    [MemberData(nameof(Ids))]
    public void The_catalogue_has_a_row_of_that_name_severity_and_phase(string id)
    {
        var descriptor = RuleRegistry.All.Single(rule => rule.Descriptor.Id == id).Descriptor;
        var row = File.ReadLines(Shared.PathOf("rules.md")).Single(line => line.StartsWith($"| {id} |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);

        // Behind the name the catalogue may say what is too much.
        Assert.Equal(descriptor.Name, row[2].Split(' ')[0]);
        Assert.Equal(descriptor.Severity switch { Severity.Error => "E", Severity.Warning => "W", _ => "I" }, row[3]);
        Assert.Equal(descriptor.Room == 0 ? "" : row[4].Trim('-'), descriptor.Phase);
    }

    private static string Describe(RuleDescriptor rule)
    {
        var lowering = rule.Room == 0 ? "never lowered" : rule.Severity == Severity.Error ? "lowered only with a justification" : "may be lowered";
        return $"{rule.Summary} **{rule.Severity}** by default, {lowering}; since {rule.Since}.";
    }

    [GeneratedRegex("<!-- generated: header -->\n.*?<!-- /generated -->", RegexOptions.Singleline)]
    private static partial Regex Header();

    [GeneratedRegex("^[A-Z][a-z]*")]
    private static partial Regex FirstWord();
}
