using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules;

/// <summary>One defect: a pure function from a deployment to findings. Registered by being a sealed subclass (RuleRegistryGenerator).</summary>
/// <remarks>It parses nothing, reads no setting but topology and product, knows no waiver, preset or sink, keeps no state and does not sort.</remarks>
internal abstract class Rule
{
    public abstract RuleDescriptor Descriptor { get; }

    public abstract IEnumerable<Finding> Evaluate(Deployment deployment);
}
