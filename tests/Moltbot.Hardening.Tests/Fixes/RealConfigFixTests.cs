using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>Configurations that somebody deployed, mended and judged again: what is left, and why.</summary>
public sealed class RealConfigFixTests(ITestOutputHelper output)
{
    /// <summary>
    /// What a fix leaves to the owner: keys without a known meaning and plugins (4001, 4017), which proxy is trusted (4010), a browser elsewhere (4016), a sandbox that is off (4014), whom a list or a job
    /// means (5004, 5006), and what is no matter of these rooms.
    /// </summary>
    private static readonly string[] OfTheOwner = ["MBH4001", "MBH4010", "MBH4014", "MBH4016", "MBH4017", "MBH5004", "MBH5006"];

    public static TheoryData<string> Labels => Shared.Folder is null ? [] : [.. RealLabel.OfKind("config").Select(static label => label.Id)];

    [SharedTheory]
    [MemberData(nameof(Labels))]
    public void What_is_left_is_its_owners_and_a_second_fix_changes_nothing(string id)
    {
        var label = RealLabel.OfKind("config").Single(label => label.Id == id);
        var before = label.Judge(("MoltbotProduct", "openclaw"));

        var plan = FixPlan.Of(before);

        Assert.Empty(plan.Obstacles);
        var file = Assert.Single(plan.Files);
        var after = With(before, file);
        output.WriteLine($"{id}: {Of(before).Count} before, {Of(after).Count} after");
        foreach (var line in plan.Diff.Concat(plan.Then).Concat(plan.Remaining))
        {
            output.WriteLine("  " + line);
        }

        Assert.All(Of(after), static graded => Assert.Contains(graded.Finding.Rule.Id, OfTheOwner));
        Assert.True(FixPlan.Of(after).Files.IsEmpty, string.Join('\n', FixPlan.Of(after).Diff));
        Assert.True(Of(after).Count < Of(before).Count);
    }

    /// <summary>Every JSON file beside them, whatever it is: nothing throws, and a line that no edit is for stays as it was.</summary>
    [SharedFact]
    public void Whatever_the_file_is_only_the_lines_that_change_are_others()
    {
        var files = Directory.EnumerateFiles(Shared.PathOf("real"), "*.json*", SearchOption.AllDirectories).Where(static path => !path.EndsWith(".jsonl", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToArray();
        Assert.InRange(files.Length, 10, 1000);
        foreach (var path in files)
        {
            foreach (var product in new[] { "clawdbot", "moltbot", "openclaw" })
            {
                var folder = Path.GetDirectoryName(path) ?? "";
                var request = new DeploymentRequest { ProjectFile = Path.Combine(folder, "deployment.proj") }
                    .With("EnableDefaultMoltbotItems", "false").With("MoltbotRoot", folder).Item("MoltbotConfig", path, ("Product", product));
                var verdict = HardeningEngine.Judge(new DiskTree(folder), request);
                var plan = FixPlan.Of(verdict);
                foreach (var file in plan.Files)
                {
                    // Of the lines that are gone, each is one that an edit was for: the rest stand in the new text, in their order.
                    var gone = plan.Diff.Count(static line => line.StartsWith('-') && !line.StartsWith("---", StringComparison.Ordinal));
                    var (old, made) = (Lines(file.Before ?? ""), Lines(file.After));
                    Assert.Equal(old.Length - gone, Common(old, made));
                    Assert.True(FixPlan.Of(With(verdict, file)).Files.IsEmpty, $"{path} {product}");
                }
            }
        }
    }

    private static string[] Lines(string text) => text.Split('\n');

    /// <summary>How many lines two texts have in common, in their order.</summary>
    private static int Common(string[] old, string[] made)
    {
        var length = new int[old.Length + 1, made.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = made.Length - 1; j >= 0; j--)
            {
                length[i, j] = old[i] == made[j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        return length[0, 0];
    }

    private static Verdict With(Verdict verdict, FixedFile file) => HardeningEngine.Judge(
        new OverlayTree(verdict.Tree, verdict.Request.ProjectDirectory, ImmutableDictionary<string, string>.Empty.Add(SourcePath.Absolute(verdict.Request.ProjectDirectory, file.Path), file.Content)), verdict.Request);

    private static List<GradedFinding> Of(Verdict verdict) =>
        [.. verdict.Findings.Where(static graded => graded is { Severity: >= Severity.Warning, IsWaived: false } && graded.Finding.Rule.Room is 4 or 5)];
}
