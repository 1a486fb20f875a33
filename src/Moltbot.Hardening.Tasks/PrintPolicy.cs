using System.Collections.Immutable;
using Microsoft.Build.Framework;

namespace Moltbot.Hardening.Tasks;

/// <summary>Prints the severities in force, each with what set it. Fails on a setting that is none.</summary>
[MSBuildMultiThreadableTask]
public sealed class PrintPolicy : DeploymentTask
{
    /// <summary>The rules of room 0 that look at settings, items and waivers, not at what is deployed.</summary>
    private static readonly ImmutableArray<string> OfSettings = ["MBH0003", "MBH0004", "MBH0006", "MBH0008"];

    protected override bool Run()
    {
        var verdict = Judge();
        foreach (var line in HardeningEngine.DescribePolicy(verdict))
        {
            Log.LogMessage(MessageImportance.High, line);
        }

        foreach (var graded in verdict.Findings.Where(static graded => OfSettings.Contains(graded.Finding.Rule.Id)))
        {
            FindingLog.Tell(graded);
        }

        return !Log.HasLoggedErrors;
    }
}
