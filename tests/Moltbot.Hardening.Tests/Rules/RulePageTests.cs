using System.Xml.Linq;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules;

/// <summary>The deployments that a rule's page shows are judged: the bad one raises the rule, the good one does not.</summary>
public sealed class RulePageTests
{
    /// <summary>Raised by the targets, since nothing of the engine runs where it is needed.</summary>
    private const string HostUnsupported = "MBH0012";

    public static TheoryData<string> Pages => [.. RulePage.Ids.Where(static id => id != HostUnsupported)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_bad_deployment_of_a_page_raises_its_rule_and_the_good_one_does_not(string id)
    {
        Assert.True(Findings(id, "Bad") > 0, "Bad raises nothing");
        Assert.True(Findings(id, "Good") == 0, "Good raises the rule");
    }

    [Fact]
    public void The_host_that_cannot_run_the_gate_is_told_by_the_targets()
    {
        var targets = XDocument.Load(Path.Combine(Shared.Repository, "build", "Moltbot.Hardening.targets"));

        var told = targets.Descendants().Where(static element => element.Attribute("Code")?.Value == HostUnsupported).Select(static element => element.Name.LocalName);

        Assert.Equal(["Error", "Warning", "Error"], told);
        Assert.Contains(HostUnsupported, RulePage.Ids);
    }

    private static int Findings(string id, string title)
    {
        var page = RulePage.Of(id);
        var (tree, request) = page.Deployment(title);
        var verdict = page.Audit(title) is { } audit ? HardeningEngine.Audit(tree, request, audit) : HardeningEngine.Judge(tree, request);
        return verdict.Findings.Count(graded => graded.Finding.Rule.Id == id);
    }
}
