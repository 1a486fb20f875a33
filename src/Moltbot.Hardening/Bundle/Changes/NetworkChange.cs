using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The gateway's network as the topology has it; a network of its own for every other service.</summary>
internal static class NetworkChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var service = hardened.Service;
        if (hardened.IsGateway && hardened.Settings.Topology == Topology.Host)
        {
            return service.OnHostNetwork ? null : new ServiceChange("topology host: the gateway listens on the host's own loopback", ["network_mode: host", "networks: !reset null"]);
        }

        if (service.HostNetworkHole is not null)
        {
            return new ServiceChange("MBH1005: a network of its own, whatever the host says", ["network_mode: !reset null"]);
        }

        // A service in a shared namespace is on the host's network by its owner, which has its own change.
        return !service.OnHostNetwork || service.SharesNetworkOf is not null ? null
            : new ServiceChange("MBH1005: a network of its own, not the host's", service.Model["networks"] is null ? ["network_mode: !reset null"] : ["networks: !reset null"]);
    }
}
