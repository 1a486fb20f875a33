using System.Collections.Immutable;
using Moltbot.Hardening.Audit;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Reports;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening;

/// <summary>The one way through: files → text → models → deployment → rules → policy → sinks.</summary>
/// <remarks>Same input, same bytes: no clock, no environment, no network.</remarks>
public static class HardeningEngine
{
    /// <summary>Every rule, by id.</summary>
    public static ImmutableArray<RuleDescriptor> Rules => [.. RuleRegistry.All.Select(static rule => rule.Descriptor)];

    /// <summary>Loads code that a judgement needs, at once on the calling thread; the first judgement of a process is then shorter, and nothing else changes.</summary>
    public static void Rehearse() => Rehearsal.Run();

    /// <summary>The severities that a verdict was made by, and where each comes from, as lines for a terminal.</summary>
    public static ImmutableArray<string> DescribePolicy(Verdict verdict)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        return PolicyTable.Lines(verdict);
    }

    /// <summary>A rule's page as lines for a terminal; without a rule, how to ask for one.</summary>
    /// <param name="tree">Reads the page.</param>
    /// <param name="pages">Absolute folder of the rules' pages.</param>
    /// <param name="rule">An id or a name, in upper or lower case; empty for none.</param>
    /// <param name="project">Where a rule that is none is told.</param>
    public static Explanation Explain(ISourceTree tree, string pages, string rule, SourceLocation project)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(rule);
        return RuleExplanation.Of(tree, pages, rule.Trim(), Rules, project);
    }

    /// <summary>Judges a project's deployment. Never throws for what stands in its files.</summary>
    public static Verdict Judge(ISourceTree tree, DeploymentRequest request) => Judge(tree, request, null);

    /// <summary>Judges a project's deployment and the host that it runs on. What the host does not tell is MBH0001, as a file that cannot be read.</summary>
    public static Verdict Audit(ISourceTree tree, DeploymentRequest request, AuditRequest host)
    {
        ArgumentNullException.ThrowIfNull(host);
        return Judge(tree, request, host);
    }

    private static Verdict Judge(ISourceTree tree, DeploymentRequest request, AuditRequest? audit)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(request);
        var read = DeploymentReader.Read(tree, request);
        read = audit is null || !read.Settings.Enabled ? read : LiveConfigs.Read(tree, request, audit, read);
        var accepting = Accepting.Read(tree, request, read);
        var (policy, problems) = RulePolicyReader.Read(tree, request, read);
        var deployment = accepting.Deployment with
        {
            Problems = [.. accepting.Deployment.Problems, .. problems, .. Drift(tree, request, read.Settings)],
            Inputs = WithPolicy([.. accepting.Deployment.Inputs, .. LiveConfigs.Inputs(read)], policy),
            Host = audit is not null && read.Settings.Enabled ? HostReader.Read(tree, audit, read, policy.IsOff) : null,
        };

        var raised = RuleRegistry.All
            .Where(rule => policy.Judges(rule.Descriptor) && (rule.Descriptor.Room != Rooms.Host || deployment.Host is not null))
            .SelectMany(rule => Evaluate(rule, deployment))
            .Where(finding => deployment.Settings.Enabled || finding.Rule.Room == 0);
        if (deployment.Host is not null)
        {
            raised = raised.Concat(InUse(policy, deployment));
            raised = ContainerDrift.BehindFiles([.. raised], deployment);
        }

        ImmutableArray<GradedFinding> findings = [.. accepting.Settle(raised).Select(policy.Grade)];

        var verdict = new Verdict(tree, request, deployment, findings) { Policy = PolicyRow.Of(policy), Baseline = accepting.Baseline };
        return verdict with { Reports = ReportFolder.Files(verdict) };
    }

    /// <summary>What the same rules say of the configurations that run.</summary>
    private static IEnumerable<Finding> InUse(RulePolicy policy, Deployment deployment)
    {
        var inUse = LiveConfigs.InUse(deployment);
        return RuleRegistry.All.Where(rule => rule.Descriptor.Room is not (0 or Rooms.Host) && policy.Judges(rule.Descriptor))
            .SelectMany(rule => Evaluate(rule, inUse))
            .Where(finding => finding.Rule.Room == 0 || LiveConfigs.IsIn(deployment, finding.At.File));
    }

    /// <summary>What would be emitted is computed from a verdict of its own, so that a drift is a finding like any other.</summary>
    private static ImmutableArray<Problem> Drift(ISourceTree tree, DeploymentRequest request, Settings settings) => settings is { Enabled: true, VerifyArtifacts: true }
        ? CommittedArtifacts.Drift(Judge(tree, request with { Properties = request.Properties.SetItem("MoltbotVerifyArtifacts", "false") }))
        : [];

    private static ImmutableArray<DeploymentInput> WithPolicy(ImmutableArray<DeploymentInput> inputs, RulePolicy policy) =>
    [
        .. inputs.Concat((policy.Files?.Read ?? []).Select(static file => new DeploymentInput(file.Read.File.Path, "policy", file.Read.Sha256.Length == 0 ? null : file.Read.Sha256)))
            .OrderBy(static input => input.Path, StringComparer.Ordinal),
    ];

#pragma warning disable CA1031 // Whatever goes wrong in a rule must fail the build as a finding, not take the build down.
    private static ImmutableArray<Finding> Evaluate(Rule rule, Deployment deployment)
    {
        try
        {
            return [.. rule.Evaluate(deployment)];
        }
        catch (Exception wrong)
        {
            var unreadable = RuleRegistry.All.Single(static known => known.Descriptor.Id == "MBH0001").Descriptor;
            return
            [
                new Finding(
                    unreadable,
                    deployment.Project,
                    $"rule {rule.Descriptor.Id} failed on this deployment ({wrong.GetType().Name}), so it is not judged; this is a defect of Moltbot.Hardening: please report it"),
            ];
        }
    }
#pragma warning restore CA1031
}
