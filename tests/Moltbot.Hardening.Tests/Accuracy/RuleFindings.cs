using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Accuracy;

/// <summary>What the rules say of one labelled deployment, each alone: before one cause becomes one finding, so that every service is counted.</summary>
internal sealed class RuleFindings
{
    private readonly Dictionary<string, ImmutableArray<Finding>> byRule;

    private RuleFindings(Dictionary<string, ImmutableArray<Finding>> byRule) => this.byRule = byRule;

    public static RuleFindings Of(RealLabel label)
    {
        var deployment = label.Judge().Deployment;
        return new(RuleRegistry.All.ToDictionary(static rule => rule.Descriptor.Id, rule => rule.Evaluate(deployment).ToImmutableArray()));
    }

    public bool Any(string rule, Func<Finding, bool>? which = null) => byRule.TryGetValue(rule, out var findings) && findings.Any(finding => which is null || which(finding));

    /// <summary>Whether the rule speaks of a service.</summary>
    public bool Names(string rule, string service, Func<Finding, bool>? which = null) => Any(rule, finding => finding.Service == service && (which is null || which(finding)));
}
