using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening;

/// <summary>What the engine says of a deployment.</summary>
public sealed record Verdict
{
    internal Verdict(ISourceTree tree, DeploymentRequest request, Deployment deployment, ImmutableArray<GradedFinding> findings)
    {
        Tree = tree;
        Request = request;
        Deployment = deployment;
        Findings = findings;
    }

    /// <summary>By file, place and rule; waived and silenced ones too.</summary>
    public ImmutableArray<GradedFinding> Findings { get; }

    /// <summary>No finding is an error.</summary>
    public bool Passed => !Findings.Any(static finding => finding is { Severity: Severity.Error, IsWaived: false });

    /// <summary>The gate was on.</summary>
    public bool Enabled => Deployment.Settings.Enabled;

    /// <summary>The files of the report's folder.</summary>
    public ImmutableArray<OutputFile> Reports { get; init; } = [];

    /// <summary>The severities in force, by rule.</summary>
    internal ImmutableArray<PolicyRow> Policy { get; init; } = [];

    /// <summary>The baseline that was laid over the findings.</summary>
    internal Baseline Baseline { get; init; } = Baseline.None;

    internal Deployment Deployment { get; }

    internal DeploymentRequest Request { get; }

    internal ISourceTree Tree { get; }
}
