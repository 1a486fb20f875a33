using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>What the page of a rule shows as bad is mended by the rule's own fix, or left to its owner.</summary>
public sealed class RulePageFixTests
{
    /// <summary>Rules whose page shows what only an owner can decide: which proxy, whose browser, which plugin, whose number, whose secret, where a job delivers; which of two ports is meant.</summary>
    private static readonly string[] OfTheOwner = ["MBH4010", "MBH4016", "MBH4017", "MBH4019", "MBH5004", "MBH5005", "MBH5006"];

    public static TheoryData<string> Ids => [.. RulePage.Ids.Where(static id => id[3] is '4' or '5')];

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_example_is_mended_or_its_owners(string id)
    {
        var (tree, request) = RulePage.Of(id).Deployment("Bad");
        var before = HardeningEngine.Judge(tree, request);

        var plan = FixPlan.Of(before);
        foreach (var file in plan.Files)
        {
            tree.With(file.FullPath, file.After);
        }

        var left = Of(HardeningEngine.Judge(tree, request), id);
        Assert.Empty(plan.Obstacles);
        Assert.NotEmpty(Of(before, id));
        Assert.True(left.Count == 0 ^ OfTheOwner.Contains(id), string.Join('\n', left.Select(static graded => graded.Finding.Message).Concat(plan.Diff).Concat(plan.Remaining)));
        Assert.All(left, graded => Assert.False(graded.Finding.Fix?.IsSafe == true && !plan.Remaining.Any(static line => line.StartsWith("    not changed:", StringComparison.Ordinal)), graded.Finding.Message));
    }

    private static List<GradedFinding> Of(Verdict verdict, string id) =>
        [.. verdict.Findings.Where(graded => graded is { Severity: >= Severity.Warning, IsWaived: false } && graded.Finding.Rule.Id == id)];
}
