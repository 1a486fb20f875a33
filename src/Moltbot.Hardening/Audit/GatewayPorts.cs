using System.Globalization;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Audit;

/// <summary>The host's ports that lead to a gateway: the deployment's own two, and what its gateways publish.</summary>
internal static class GatewayPorts
{
    public static IReadOnlyCollection<int> Of(Settings settings, IEnumerable<DeployedSet> deployed)
    {
        var ports = new SortedSet<int> { settings.GatewayPort, settings.BridgePort };
        foreach (var published in deployed.SelectMany(static each => each.Set.Gateways).SelectMany(static gateway => gateway.Ports))
        {
            Add(ports, published.Published);
        }

        return ports;
    }

    /// <summary>One or a range, as compose writes it; nothing where the engine picks one or only the host knows it.</summary>
    private static void Add(SortedSet<int> ports, string published)
    {
        var ends = published.Split('-');
        if (!TryPort(ends[0], out var first) || !TryPort(ends[^1], out var last))
        {
            return;
        }

        for (var port = first; port <= last; port++)
        {
            ports.Add(port);
        }
    }

    private static bool TryPort(string text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is > 0 and <= 65535;
}
