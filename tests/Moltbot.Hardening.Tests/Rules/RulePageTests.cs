using System.Text.RegularExpressions;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>The deployments that a rule's page shows are judged: the bad one raises the rule, the good one does not.</summary>
public sealed partial class RulePageTests
{
    public static TheoryData<string> Pages =>
        [.. Directory.EnumerateFiles(Folder, "MBH*.md").Select(static path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal)];

    private static string Folder => Path.Combine(Shared.Repository, "docs", "rules");

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_bad_deployment_of_a_page_raises_its_rule_and_the_good_one_does_not(string id)
    {
        var page = File.ReadAllText(Path.Combine(Folder, id + ".md"));

        Assert.True(Findings(id, Section(page, "Bad")) > 0, "Bad raises nothing");
        Assert.True(Findings(id, Section(page, "Good")) == 0, "Good raises the rule");
    }

    private static int Findings(string id, string section)
    {
        var tree = new MemoryTree();
        var blocks = Block().Matches(section);
        Assert.NotEmpty(blocks);
        foreach (Match block in blocks)
        {
            tree.With(block.Groups["name"].Value, block.Groups["text"].Value);
        }

        var rule = RuleRegistry.All.Single(rule => rule.Descriptor.Id == id);
        return rule.Evaluate(DeploymentReader.Read(tree, Requests.Plain)).Count();
    }

    private static string Section(string page, string title)
    {
        var start = page.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"no section {title}");
        var end = page.IndexOf("\n## ", start + 1, StringComparison.Ordinal);
        return page[start..end];
    }

    [GeneratedRegex(@"^```\w+ (?<name>\S+)\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();
}
