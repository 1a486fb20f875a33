using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>The careless sample, fixed: what the fix leaves to a person is what the next build tells.</summary>
public sealed class FixedSampleTests
{
    private static readonly string[] Inputs = ["Dockerfile", "docker-compose.yml", "docker-compose.override.yml", "moltbot.json"];

    [Fact]
    public void The_next_build_tells_what_the_fix_left()
    {
        var tree = Careless();
        var plan = FixPlan.Of(HardeningEngine.Judge(tree, Requests.Plain));
        foreach (var file in plan.Files)
        {
            tree.With(file.FullPath, file.After);
        }

        var next = HardeningEngine.Judge(tree, Requests.Plain).Findings.Where(static graded => graded.Severity >= Severity.Warning).ToArray();

        Assert.Empty(plan.Obstacles);
        Assert.Equal(plan.Left.Select(Line), next.Select(Line));
        Assert.Contains(plan.Remaining, static line => line.StartsWith("docker-compose.yml(7,31): MBH6001 ", StringComparison.Ordinal));
    }

    [Fact]
    public void The_literal_token_that_the_override_replaces_fails_the_next_build_too()
    {
        var tree = Careless();
        var before = HardeningEngine.Judge(tree, Requests.Plain);
        var token = before.Findings.Single(static graded => graded.Finding.Rule.Id == "MBH6001");
        foreach (var file in FixPlan.Of(before).Files)
        {
            tree.With(file.FullPath, file.After);
        }

        var after = HardeningEngine.Judge(tree, Requests.Plain).Findings.Single(static graded => graded.Finding.Rule.Id == "MBH6001");

        Assert.Equal((Severity.Error, token.Fingerprint, "docker-compose.yml(7,31)"), (after.Severity, after.Fingerprint, after.Finding.At.ToString()));
        Assert.Contains("'docker-compose.override.yml' overrides it", after.Finding.Message, StringComparison.Ordinal);
        Assert.Equal("docker-compose.override.yml", after.Finding.Related[0].At.File.Path);
    }

    private static MemoryTree Careless()
    {
        var tree = new MemoryTree();
        foreach (var name in Inputs)
        {
            tree.With(name, File.ReadAllBytes(Path.Combine(Shared.Repository, "samples", "careless", name)));
        }

        return tree;
    }

    private static string Line(GradedFinding graded) => $"{graded.Finding.At} {graded.Severity} {graded.Finding.Rule.Id} {graded.Finding.Message}";
}
