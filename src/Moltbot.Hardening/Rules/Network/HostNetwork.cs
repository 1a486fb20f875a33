using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A service without a network of its own: what listens on the host's loopback is next door to it, and what it opens the host opens.</summary>
/// <remarks>A service that joins such a one's namespace is not told again: the owner is the cause.</remarks>
internal sealed class HostNetwork : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1005", Name: nameof(HostNetwork), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A service shares the host's network.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            var service = each.Service;
            if ((service.IsGateway && deployment.Settings.Topology == Topology.Host))
            {
                continue;
            }

            if ((service.HostNetwork ?? service.HostNetworkHole) is { } origin)
            {
                yield return new Finding(
                    Descriptor,
                    origin.At,
                    $"service {Quote.Value(service.Name)} {(service.HostNetwork is null ? "is on the host's network if the host says so" : "is on the host's network")}: "
                    + "every port it opens is open on the host, with no 'ports' to read it from, and it reaches whatever trusts the host's loopback; "
                    + "remove the line and publish what is needed on 127.0.0.1")
                {
                    Service = service.Name,
                    Pointer = service.PointerTo(service["network_mode"] is null ? "networks" : "network_mode"),
                    Related = origin.Via,
                    Fix = Fix.Show("Give it a network of its own", EntryRemoval.Of(origin.At)),
                };
            }
        }
    }
}
