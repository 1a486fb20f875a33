using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>The gateway's part of the emitted configuration: where it listens, and who may come in.</summary>
internal static class GatewaySection
{
    public static JsonMember Write(GatewayConfigRequest request, GatewaySchema schema) => JsonMember.Of(
        "gateway",
        new JsonMember("mode", SafeSettings.Mode, "Without it the gateway does not start."),
        Bind(request),
        new JsonMember("port", request.Port),
        request.TrustedProxy is { } proxy ? ByProxy(proxy) : ByToken(request, schema),
        Proxies(request),
        schema.Knows("gateway", "allowRealIpFallback") ? new JsonMember("allowRealIpFallback", false, "X-Real-IP is what a client says of itself.") : null,
        ControlUi(request, schema),
        schema.Knows("gateway", "terminal", "enabled") ? JsonMember.Of("terminal", new JsonMember("enabled", false, "No shell in the browser.")) : null,
        schema.Knows("gateway", "http", "endpoints") ? Endpoints() : null,
        JsonMember.Of("tailscale", new JsonMember("mode", SafeSettings.Off, "Not published through the tailnet.")));

    private static JsonMember Bind(GatewayConfigRequest request) => request.Topology switch
    {
        Topology.Published => new JsonMember("bind", "lan", "Every interface of the container; the host publishes it on 127.0.0.1 only."),
        Topology.Host => new JsonMember("bind", SafeSettings.Loopback, "The host's loopback: the container shares the host's network."),
        _ => new JsonMember("bind", SafeSettings.Loopback, "The container's loopback; a forwarder in its network namespace is published on 127.0.0.1."),
    };

    private static JsonMember ByToken(GatewayConfigRequest request, GatewaySchema schema) => JsonMember.Of(
        "auth",
        new JsonMember("mode", SafeSettings.AuthMode),
        request.Token.Token(),
        new JsonMember("allowTailscale", false, "An identity of the tailnet is no substitute for the token."),
        RateLimit(schema));

    private static JsonMember ByProxy(TrustedProxyAuth proxy) => JsonMember.Of(
        "auth",
        new JsonMember("mode", "trusted-proxy", "The proxy signs people in; there is no token, and whoever reaches the gateway past the proxy is refused."),
        JsonMember.Of(
            "trustedProxy",
            new JsonMember("userHeader", proxy.UserHeader, "The proxy has to remove this header from what clients send."),
            JsonMember.List("allowUsers", proxy.Users, "Nobody else that the proxy signs in."),
            new JsonMember("allowLoopback", false)),
        new JsonMember("allowTailscale", false));

    private static JsonMember Proxies(GatewayConfigRequest request) => JsonMember.List("trustedProxies", request.TrustedProxies, request.TrustedProxies.IsEmpty
        ? "Nobody may speak for another client; add the exact address of a reverse proxy, if there is one."
        : "These alone may speak for another client.");

    private static JsonMember? RateLimit(GatewaySchema schema) => !schema.Knows("gateway", "auth", "rateLimit") ? null : new JsonMember(
        "rateLimit",
        SafeSettings.RateLimit,
        "Guessing the token is slow.");

    private static JsonMember ControlUi(GatewayConfigRequest request, GatewaySchema schema)
    {
        var port = request.Port.ToString(CultureInfo.InvariantCulture);
        return JsonMember.Of(
            "controlUi",
            Off("allowInsecureAuth"),
            Off("dangerouslyDisableDeviceAuth"),
            Off("dangerouslyAllowHostHeaderOriginFallback"),
            schema.Knows("gateway", "controlUi", "allowedOrigins")
                ? JsonMember.List("allowedOrigins", SafeSettings.Origins(port), "Only pages that the gateway itself served may connect.")
                : null);

        JsonMember? Off(string key) => schema.Knows("gateway", "controlUi", key) ? new JsonMember(key, false) : null;
    }

    private static JsonMember Endpoints() => JsonMember.Of("http", new JsonMember(
        "endpoints",
        ImmutableArray.Create(JsonMember.Of("chatCompletions", new JsonMember("enabled", false)), JsonMember.Of("responses", new JsonMember("enabled", false))),
        "No second way to the agent beside the gateway's own."));
}
