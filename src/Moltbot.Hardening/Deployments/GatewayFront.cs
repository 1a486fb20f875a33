using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Deployments;

/// <summary>Reverse proxies and tunnels of a set that stand in front of a gateway, and whether the gateway is told of them.</summary>
internal static class GatewayFront
{
    /// <summary>By the last segment of the image's name.</summary>
    private static readonly string[] Images =
    [
        "nginx", "nginx-unprivileged", "nginx-proxy", "nginx-proxy-manager", "openresty", "swag", "caddy", "caddy-docker-proxy", "traefik", "haproxy", "envoy", "cloudflared", "ngrok",
    ];

    /// <summary>The services that carry strangers' requests to the gateway.</summary>
    public static IEnumerable<Service> Of(ServiceSet set, Service gateway) => set.Services.Where(service => IsProxy(service) && IsBefore(set, service, gateway));

    /// <summary>The gateway asks for a secret, and its config names the proxies whose word on a client's address it takes.</summary>
    public static bool IsTold(Service gateway) => !GatewayAuth.IsOff(gateway)
        && gateway.Configs.FirstOrDefault() is { } config && !LacksProxies(config) && !config.TrustedProxies.Items.OfType<ScalarNode>().Any(static item => item.Value is "*" or "0.0.0.0/0" or "::/0");

    /// <summary>The config surely names none.</summary>
    public static bool LacksProxies(GatewayConfig config) => config.IsComplete && !config.TrustedProxies.IsRefused
        && (config.TrustedProxies.IsAbsent || (config.TrustedProxies.Kind == ConfigValueKind.Collection && config.TrustedProxies.Items.IsEmpty));

    /// <summary>The address that the gateway sees the proxy under, as far as compose fixes one.</summary>
    public static string AddressOf(ServiceSet set, Service proxy, Service gateway)
    {
        if (proxy.NetworkOwner == gateway.NetworkOwner || gateway.OnHostNetwork)
        {
            return "127.0.0.1";
        }

        foreach (var network in Networks(proxy).Intersect(Networks(gateway), StringComparer.Ordinal))
        {
            if (((proxy.Model["networks"] as ComposeMapping)?[network] as ComposeMapping)?.Text("ipv4_address") is { } address)
            {
                return address;
            }

            if ((((set.Compose.Model["networks"] as ComposeMapping)?[network] as ComposeMapping)?["ipam"] as ComposeMapping)?["config"] is ComposeSequence { Items: [ComposeMapping { } pool, ..] }
                && pool.Text("subnet") is { } subnet)
            {
                return subnet;
            }
        }

        return "";
    }

    private static bool IsProxy(Service service) => !service.IsGateway && (Images.Contains(NameOf(service)) || (NameOf(service) == "tailscale" && Serves(service)));

    /// <summary>The image's, or that of the image which its stage begins with.</summary>
    private static string NameOf(Service service) => service.Stage is { Stage.BaseImage: { } image } ? ImageReference.Parse(image)?.Repository.Split('/')[^1] ?? "" : service.ImageName;

    /// <summary>Tailscale is a network; with <c>serve</c> or <c>funnel</c> it is a proxy too.</summary>
    private static bool Serves(Service service) => service.VariableInUse("TS_SERVE_CONFIG") is { Text.Length: > 0 }
        || service.Command.Words.Any(static word => word.Text is "serve" or "funnel");

    private static bool IsBefore(ServiceSet set, Service proxy, Service gateway) =>
        proxy.NetworkOwner == gateway.NetworkOwner
        || IsNamedBy(gateway, proxy)
        || (Reaches(proxy, gateway) && (DependsOn(proxy, gateway) || Mentions(proxy, gateway) || IsAlone(set, proxy, gateway)));

    private static bool Reaches(Service proxy, Service gateway) => proxy.OnHostNetwork || Networks(proxy).Intersect(Networks(gateway), StringComparer.Ordinal).Any();

    private static IEnumerable<string> Networks(Service service) => service.Model["networks"] is ComposeMapping networks ? networks.Keys : [];

    private static bool DependsOn(Service proxy, Service gateway) => (proxy.Model["depends_on"] as ComposeMapping)?[gateway.Name] is not null;

    /// <summary>Labels by which Traefik and Caddy find what they stand before.</summary>
    private static bool IsNamedBy(Service gateway, Service proxy) => gateway.Model["labels"] is ComposeMapping labels && NameOf(proxy) switch
    {
        "traefik" => labels["traefik.enable"] is ComposeScalar { Text: "true" }
            || labels.Keys.Any(static key => key.StartsWith("traefik.http.", StringComparison.Ordinal) || key.StartsWith("traefik.tcp.", StringComparison.Ordinal)),
        "caddy-docker-proxy" => labels.Keys.Any(static key => key == "caddy" || key.StartsWith("caddy.", StringComparison.Ordinal) || key.StartsWith("caddy_", StringComparison.Ordinal)),
        _ => false,
    };

    /// <summary>Its command, environment or labels hold the gateway's name as a host.</summary>
    private static bool Mentions(Service proxy, Service gateway) =>
        Texts(proxy).Any(text => Names(gateway).Any(name => IsHostIn(text, name)));

    private static IEnumerable<string> Texts(Service proxy) => proxy.Command.Words.Select(static word => word.Text)
        .Concat(proxy.Environment.Values.OfType<ComposeScalar>().Select(static value => value.Text))
        .Concat(proxy.Model["labels"] is ComposeMapping labels ? labels.Values.OfType<ComposeScalar>().Select(static value => value.Text) : []);

    private static IEnumerable<string> Names(Service gateway) => new[] { gateway.Name, gateway["container_name"]?.Text, gateway["hostname"]?.Text }.OfType<string>();

    private static bool IsHostIn(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var after = at + name.Length;
            if ((at == 0 || text[at - 1] is '/' or '@' or ' ' or '=' or '"') && (after == text.Length || text[after] is ':' or '/' or ' ' or '"'))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Nothing else of the set is there to stand before: the rest are proxies, the gateway's own clients, or out of reach.</summary>
    private static bool IsAlone(ServiceSet set, Service proxy, Service gateway) => !proxy.Ports.IsEmpty
        && set.Services.All(other => other.Name == proxy.Name || other.IsGateway || IsProxy(other) || other.Product is not null || !Reaches(proxy, other));
}
