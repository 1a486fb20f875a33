using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>The configuration that is emitted beside an override: every key that bears on security is written out, as far as the version has it.</summary>
/// <remarks>Written out, because a default changes with an upgrade: OpenClaw takes an absent <c>gateway.bind</c> for every interface inside a container.</remarks>
internal static class GatewayConfigTemplate
{
    /// <summary>What every emitted configuration begins with; by it a committed one is known again.</summary>
    public const string FirstLine = "// Emitted by Moltbot.Hardening";

    /// <summary>Ten guesses a minute, then five minutes of silence.</summary>
    private const int MaxAttempts = 10;

    private const int WindowMs = 60_000;

    private const int LockoutMs = 300_000;

    public static string Write(GatewayConfigRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var schema = GatewaySchemas.For(request.Product);
        return CommentedJson.Write(
            [
                $"{FirstLine[3..]} for {request.Product.Name} {request.Version ?? schema.Version}, topology {request.Topology.ToString().ToLowerInvariant()}. Do not edit: build again.",
                $"It belongs into the gateway's state directory as {request.Product.ConfigFile}, readable by its user alone (mode 600).",
            ],
            [.. new[]
            {
                Gateway(request, schema),
                Logging(schema),
                JsonMember.Of("session", new JsonMember("dmScope", "per-channel-peer", "Each person has a conversation of their own: nobody reads what another one wrote.")),
                Discovery(schema),
                JsonMember.Of("tools", JsonMember.Of("elevated", new JsonMember("enabled", false, "No message from a chat runs a command outside the sandbox."))),
                JsonMember.Of("channels", WhatsAppSection.Write(request, schema)),
                schema.Knows("plugins", "entries", "whatsapp") || schema.Knows("channels", "whatsapp", "enabled")
                    ? JsonMember.Of("plugins", JsonMember.Of("entries", JsonMember.Of("whatsapp", new JsonMember("enabled", true, "WhatsApp is a plugin in this version."))))
                    : null,
            }.OfType<JsonMember>()]);
    }

    private static JsonMember Gateway(GatewayConfigRequest request, GatewaySchema schema) => JsonMember.Of(
        "gateway",
        new JsonMember("mode", "local", "Without it the gateway does not start."),
        Bind(request),
        new JsonMember("port", request.Port),
        JsonMember.Of(
            "auth",
            new JsonMember("mode", "token"),
            new JsonMember("token", $"${{{request.Product.TokenVariable}}}", "From the environment: rotate-gateway-token.sh makes it, no file of the repository holds it."),
            new JsonMember("allowTailscale", false, "An identity of the tailnet is no substitute for the token."),
            RateLimit(schema)),
        JsonMember.List("trustedProxies", [], "Nobody may speak for another client; add the exact address of a reverse proxy, if there is one."),
        ControlUi(request, schema),
        JsonMember.Of("tailscale", new JsonMember("mode", "off", "Not published through the tailnet.")));

    private static JsonMember Bind(GatewayConfigRequest request) => request.Topology switch
    {
        Topology.Published => new JsonMember("bind", "lan", "Every interface of the container; the host publishes it on 127.0.0.1 only."),
        Topology.Host => new JsonMember("bind", "loopback", "The host's loopback: the container shares the host's network."),
        _ => new JsonMember("bind", "loopback", "The container's loopback; a forwarder in its network namespace is published on 127.0.0.1."),
    };

    private static JsonMember? RateLimit(GatewaySchema schema) => !schema.Knows("gateway", "auth", "rateLimit") ? null : new JsonMember(
        "rateLimit",
        ImmutableArray.Create(new JsonMember("maxAttempts", MaxAttempts), new JsonMember("windowMs", WindowMs), new JsonMember("lockoutMs", LockoutMs)),
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
                ? JsonMember.List("allowedOrigins", [$"http://127.0.0.1:{port}", $"http://localhost:{port}"], "Only pages that the gateway itself served may connect.")
                : null);

        JsonMember? Off(string key) => schema.Knows("gateway", "controlUi", key) ? new JsonMember(key, false) : null;
    }

    private static JsonMember? Logging(GatewaySchema schema) => schema.Knows("logging", "redactSensitive")
        ? JsonMember.Of("logging", new JsonMember("redactSensitive", "tools", "Tokens and keys in tool calls are masked in the log."))
        : null;

    private static JsonMember? Discovery(GatewaySchema schema) => schema.Knows("discovery", "mdns")
        ? JsonMember.Of("discovery", JsonMember.Of("mdns", new JsonMember("mode", "off", "The network is not told that a gateway is here.")))
        : null;
}
