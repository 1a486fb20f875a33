using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A waiver that ends soon: whoever owns it has two weeks to cure the finding or to decide anew.</summary>
/// <remarks>Raised by the policy (Policy/Settlement.cs), which lays waivers over what the other rules found.</remarks>
internal sealed class WaiverExpiring : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0006", Name: nameof(WaiverExpiring), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A waiver ends within 14 days.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => [];
}
