using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>Judges the bases with what would be emitted, by the same rules, before anything is written.</summary>
internal static class BundleJudge
{
    /// <returns>The verdict on the deployment as it would be, and the errors that an override or a config could have cured and ours did not: a defect of ours, and no file then.</returns>
    public static (Verdict Hardened, ImmutableArray<GradedFinding> Obstacles) Judge(Verdict verdict, ImmutableArray<EmittedOverride> overrides, OutputFile? config)
    {
        var emitted = overrides.Select(static pair => pair.File).Concat(config is null ? [] : [config]).ToImmutableDictionary(file => Place(verdict, file), static file => file.Content);
        var tree = new OverlayTree(verdict.Tree, verdict.Request.ProjectDirectory, emitted);
        var request = BundleRequests.Hardened(
            verdict,
            overrides.ToDictionary(static pair => pair.Set, pair => Place(verdict, pair.File)),
            config is null ? null : new InputItem("MoltbotConfig", Place(verdict, config)));
        var hardened = HardeningEngine.Judge(tree, request);
        return (hardened, [.. hardened.Findings.Where(graded => graded is { Severity: Severity.Error, IsWaived: false } && IsOurs(graded.Finding, emitted)), .. OtherBinds(hardened.Deployment)]);
    }

    /// <summary>Gateways whose command or environment still says another address than the topology wants: the override did not get through to it.</summary>
    private static IEnumerable<GradedFinding> OtherBinds(Deployment hardened)
    {
        var wanted = hardened.Settings.Topology == Topology.Published ? "lan" : "loopback";
        return from set in hardened.Sets
               from gateway in set.Gateways
               let bind = gateway.Bind
               where bind is { Source: BindSource.Command or BindSource.Environment } && (bind.IsHole || bind.Value != wanted)
               let finding = new Finding(
                   RuleRegistry.All.Single(static rule => rule.Descriptor.Id == "MBH1003").Descriptor,
                   bind.At,
                   $"gateway {Quote.Value(gateway.Name)} would still not listen on {wanted}: the option stands where an override cannot replace it; write --bind {wanted} here")
               {
                   Service = gateway.Name,
                   Subject = bind.Value,
               }
               select new GradedFinding(finding, Severity.Error, Fingerprint.Of(finding));
    }

    private static string Place(Verdict verdict, OutputFile file) => SourcePath.Absolute(verdict.Request.ProjectDirectory, BundlePaths.Virtual(file.Path));

    /// <summary>What an override cures, or what stands in an emitted file. A volume without a source is written as its author wrote it, until the host sets the variable.</summary>
    private static bool IsOurs(Finding finding, ImmutableDictionary<string, string> emitted) =>
        OverrideCures.CuresErrorsOf(finding.Rule.Id) || (emitted.ContainsKey(finding.At.File.FullPath) && finding.Rule.Id != "MBH2019");
}
