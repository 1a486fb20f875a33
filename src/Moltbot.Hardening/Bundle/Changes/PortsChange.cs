using System.Globalization;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Every port on the host's loopback, the gateway's by its forwarder.</summary>
internal static class PortsChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var service = hardened.Service;
        if (hardened.IsGateway && hardened.Settings.Topology == Topology.Host)
        {
            return service.Ports.IsEmpty ? null : new ServiceChange("topology host: nothing is published, the host's loopback is the gateway's", ["ports: !reset []"]);
        }

        var entries = service.Ports.Select(port => Published(hardened, port)).OfType<string>().Distinct().ToList();
        if (hardened.IsGateway && service.SharesNetworkOf is null && !IsReached(hardened))
        {
            entries.Add(Entry(hardened.Settings.GatewayPort.ToString(CultureInfo.InvariantCulture), hardened.ReachedPort, "tcp"));
        }

        var isSame = service.Ports.All(static port => port.Host.IsLoopback) && entries.Count == service.Ports.Length
            && !(hardened.NeedsForwarder && service.Ports.Any(port => port.Target == hardened.GatewayPort));
        return isSame ? null
            : entries.Count == 0 ? new ServiceChange("MBH1001: nothing of this needs to be published", ["ports: !reset []"])
            : new ServiceChange("MBH1001, MBH1002: on loopback only, and in place of the base's list", YamlText.List("ports: !override", entries));
    }

    /// <summary>Something publishes the gateway already: itself, its forwarder's port on it, or another service that holds the host's port, which only one can have.</summary>
    private static bool IsReached(HardenedService hardened)
    {
        var service = hardened.Service;
        var wanted = hardened.Settings.GatewayPort.ToString(CultureInfo.InvariantCulture);
        return service.Ports.Any(port => port.Target == hardened.ReachedPort || port.Target == hardened.GatewayPort)
            || (!service.Ports.IsEmpty && NetworkReach.ForwarderOf(hardened.Set, service) is not null)
            || hardened.Set.Services.Any(other => other.Name != service.Name && other.Ports.Any(port => port.Published == wanted))
            || hardened.Set.Gateways.TakeWhile(other => other.Name != service.Name).Any(static other => other.SharesNetworkOf is null);
    }

    /// <summary>The entry on loopback; null for the bridge port, which no gateway opens.</summary>
    private static string? Published(HardenedService hardened, PublishedPort port)
    {
        var published = port.Published.Length > 0 ? port.Published : port.Target;
        if (!hardened.IsGateway || port.Target != hardened.GatewayPort)
        {
            var isBridge = hardened.IsGateway && port.Target == hardened.Settings.BridgePort.ToString(CultureInfo.InvariantCulture);
            return isBridge ? null : Entry(published, port.Target, port.Protocol);
        }

        return Entry(published, hardened.ReachedPort, port.Protocol);
    }

    private static string Entry(string published, string target, string protocol) =>
        YamlText.Template($"127.0.0.1:{published}:{target}{(protocol is "" or "tcp" ? "" : "/" + protocol)}");
}
