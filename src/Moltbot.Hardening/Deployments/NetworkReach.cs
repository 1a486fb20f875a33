using System.Globalization;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Who reaches a gateway's port: the questions that MBH1003, MBH1004 and MBH4003 ask.</summary>
internal static class NetworkReach
{
    /// <summary>Images whose job is to carry connections on; by the last segment of their name.</summary>
    private static readonly string[] ForwarderImages = ["socat", "nginx", "caddy", "haproxy", "envoy", "traefik", "gost", "tailscale", "cloudflared", "ngrok"];

    /// <summary>The first port that another machine reaches, or null.</summary>
    public static PublishedPort? Exposed(Service service) => service.Ports.Concat(service.SharedPorts).FirstOrDefault(static port => !port.Host.IsLoopback);

    /// <summary>The port that the gateway listens on: <c>--port</c>, else the product's default.</summary>
    public static string Port(Service gateway, Settings settings) =>
        gateway.Command.Option("--port") is { IsHole: false } port ? port.Text : settings.GatewayPort.ToString(CultureInfo.InvariantCulture);

    /// <summary>A service in the gateway's network namespace that carries connections on to its port; the namespace's owner may be it.</summary>
    public static Service? ForwarderOf(ServiceSet set, Service gateway) => set.Services.FirstOrDefault(service =>
        service.Name != gateway.Name && service.NetworkOwner == gateway.NetworkOwner && (ForwarderImages.Contains(service.ImageName) || service.Command.Entrypoint.Concat(service.Command.Command).Any(Mentions)));

    private static bool Mentions(ComposeScalar word) =>
        word.Text.Contains("net.createServer", StringComparison.Ordinal) || word.Text.Contains("TCP-LISTEN", StringComparison.OrdinalIgnoreCase);
}
