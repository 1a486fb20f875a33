using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A gateway that tells the LAN where it is.</summary>
internal sealed class DiscoveryOnHostNetwork : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1009", Name: nameof(DiscoveryOnHostNetwork), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway is on the host's network and its mDNS announcement is not switched off.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                if (!gateway.OnHostNetwork || GatewayDiscovery.IsOff(gateway))
                {
                    continue;
                }

                var name = GatewayDiscovery.Variable(gateway);
                var variable = gateway.VariableInUse(name);
                yield return new Finding(
                    Descriptor,
                    variable?.Origin.At ?? gateway.At,
                    $"gateway {Quote.Value(gateway.Name)} is on the host's network and may announce itself to the LAN by mDNS, with its port and its certificate's fingerprint, and paths of the host in mode full; "
                    + $"write {name}: \"1\"")
                {
                    Service = gateway.Name,
                    Pointer = gateway.PointerTo("environment/" + name),
                    Fix = Fix.Show("Switch the announcement off", ServiceAddition.Variable(gateway, gateway.At, name, "1")),
                    Related = gateway.HostNetwork is { } network ? [new Related(network.At, "this puts it on the host's network")] : [],
                };
            }
        }
    }
}
