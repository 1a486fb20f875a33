using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gate;

/// <summary>A waiver that accepts nothing: what it was written for fails the build, and so does the waiver itself.</summary>
/// <remarks>Raised by the policy (Policy/Settlement.cs), which lays waivers over what the other rules found.</remarks>
internal sealed class WaiverInvalid : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH0004", Name: nameof(WaiverInvalid), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A waiver has no justification, names an unknown rule, has ended, or is for a rule that may not be waived.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => [];
}
