using System.Collections.Immutable;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Compose;
using Moltbot.Hardening.Tests.Compose.Differential;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;
using Xunit.Abstractions;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>Real deployments, fixed and judged again; what the real docker compose makes of them is what the engine says.</summary>
public sealed class RealDeploymentFixTests(ITestOutputHelper output)
{
    public static TheoryData<string> Sets
    {
        get
        {
            var sets = new TheoryData<string>();
            foreach (var label in Shared.Folder is null ? [] : RealLabel.OfKind("compose"))
            {
                sets.Add(label.Id);
            }

            return sets;
        }
    }

    [SharedTheory]
    [MemberData(nameof(Sets))]
    public void A_fixed_set_has_no_finding_that_an_override_cures_and_a_second_fix_changes_nothing(string id)
    {
        using var set = new RealSet(RealLabel.OfKind("compose").Single(label => label.Id == id));
        var before = set.Judge();
        var plan = FixPlan.Of(before);
        if (before.Findings.Any(static graded => graded.Finding.Rule.Id == "MBH0001"))
        {
            // A template of another program, no YAML: nothing can be said of it, and nothing is written.
            Assert.Empty(plan.Files);
            Assert.All(plan.Obstacles, static graded => Assert.Equal("MBH0001", graded.Finding.Rule.Id));
            output.WriteLine($"{id}: no YAML");
            return;
        }

        Assert.True(plan.Obstacles.IsEmpty, string.Join('\n', plan.Obstacles.Select(static graded => $"{graded.Finding.At} {graded.Finding.Rule.Id} {graded.Finding.Message}").Concat(plan.Remaining).Concat(plan.Diff)));
        foreach (var file in plan.Files)
        {
            set.Write(file.FullPath, file.After);
        }

        var after = set.Judge();
        Assert.Equal("", string.Join('\n', after.Findings.Where(RealSet.Counts).Where(static graded => !IsBeyond(graded))
            .Select(static graded => $"{graded.Finding.At} {graded.Finding.Rule.Id} {graded.Finding.Service}: {graded.Finding.Message}")));
        Assert.Equal(Secrets(before), Secrets(after));
        Assert.True(FixPlan.Of(after).Diff is [], string.Join('\n', FixPlan.Of(after).Diff));
    }

    [ReferenceTheory]
    [MemberData(nameof(Sets), DisableDiscoveryEnumeration = true)]
    public void The_real_docker_compose_takes_what_was_fixed_and_sees_the_same_model(string id)
    {
        using var set = new RealSet(RealLabel.OfKind("compose").Single(label => label.Id == id));
        if (ReferenceProgram.Config(set.Folder, set.Files) is { Model: null, Said: var refused })
        {
            output.WriteLine($"{id}: refused before the fix: {refused}");
            return;
        }

        foreach (var file in FixPlan.Of(set.Judge()).Files)
        {
            set.Write(file.FullPath, file.After);
        }

        var (expected, said) = ReferenceProgram.Config(set.Folder, set.Files);
        Assert.True(expected is not null, said);
        var actual = ComposeLoader.Load(new DiskTree(set.Folder), new ComposeRequest
        {
            Name = "set",
            Files = [.. set.Files],
            ProjectDirectory = set.Folder,
            Root = Path.GetPathRoot(set.Folder) ?? set.Folder,
            Strict = true,
            Environment = ImmutableDictionary<string, string>.Empty.Add("HOME", "/home/somebody"),
        });
        Assert.Null(JsonDifference.Of(Deviations.Adjust(expected), Deviations.Adjust(EffectiveTree.Of(actual.Model))));
    }

    /// <summary>A secret that the override keeps from the container still stands in its file.</summary>
    private static string[] Secrets(Verdict verdict) =>
    [
        .. verdict.Findings.Where(static graded => graded is { Severity: Severity.Error, Finding.Rule.Id: "MBH6001" or "MBH6002" })
            .Select(static graded => $"{graded.Finding.At.File.Path} {graded.Finding.Rule.Id} {graded.Fingerprint}"),
    ];

    /// <summary>What no override cures: a reference that is not there, a configuration, and what the table says (<see cref="OverrideCures"/>).</summary>
    private static bool IsBeyond(GradedFinding graded) => graded.Finding.Rule is { Id: "MBH0010" } or { Room: 4 or 5 }
        || OverrideCures.All.Single(cure => cure.Rule == graded.Finding.Rule.Id).Reach is var reach
        && (reach == OverrideReach.Nothing || (reach == OverrideReach.Errors && graded.Severity == Severity.Warning));
}
