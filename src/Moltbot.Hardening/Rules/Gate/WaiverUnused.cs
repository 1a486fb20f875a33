using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A waiver or an entry of the baseline without a finding: it waits for one that nobody has looked at.</summary>
/// <remarks>Raised by the policy (Policy/Settlement.cs), which lays waivers over what the other rules found.</remarks>
internal sealed class WaiverUnused : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0005", Name: nameof(WaiverUnused), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A waiver or an entry of the baseline matches no finding.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => [];
}
