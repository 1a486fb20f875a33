using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>The configuration that is emitted beside an override: every key that bears on security is written out, as far as the version has it.</summary>
/// <remarks>Written out, because a default changes with an upgrade: OpenClaw takes an absent <c>gateway.bind</c> for every interface inside a container.</remarks>
internal static class GatewayConfigTemplate
{
    /// <summary>What every emitted configuration begins with; by it a committed one is known again.</summary>
    public const string FirstLine = "// Emitted by Moltbot.Hardening";

    public static string Write(GatewayConfigRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var schema = GatewaySchemas.For(request.Product);
        return CommentedJson.Write(
            [
                $"{FirstLine[3..]} for {request.Product.Name} {request.Version ?? schema.Version}, topology {request.Topology.ToString().ToLowerInvariant()}. Do not edit: build again.",
                $"It belongs into the gateway's state directory as {request.Product.ConfigFile}, readable by its user alone (mode 600).",
            ],
            [.. new JsonMember?[]
            {
                request.TrustedProxy is null ? request.Token.Providers() : null,
                GatewaySection.Write(request, schema),
                Logging(schema),
                JsonMember.Of("session", new JsonMember("dmScope", SafeSettings.DmScope, "Each person has a conversation of their own: nobody reads what another one wrote.")),
                Discovery(schema),
                ToolsSection.Write(schema),
                ToolsSection.Commands(schema),
                ProactivitySection.Heartbeat(),
                ProactivitySection.Cron(),
                ProactivitySection.Hooks(),
                JsonMember.Of("channels", WhatsAppSection.Write(request, schema)),
                schema.Knows("plugins", "entries", "whatsapp") || schema.Knows("channels", "whatsapp", "enabled")
                    ? JsonMember.Of("plugins", JsonMember.Of("entries", JsonMember.Of("whatsapp", new JsonMember("enabled", true, "WhatsApp is a plugin in this version."))))
                    : null,
            }.OfType<JsonMember>()]);
    }

    private static JsonMember Logging(GatewaySchema schema) => schema.Knows("logging", "redactSensitive")
        ? JsonMember.Of("logging", new JsonMember("redactSensitive", SafeSettings.Redaction, "Tokens and keys in tool calls are masked in the log."))
        : JsonMember.Of("logging", JsonMember.List("redactPatterns", [], "This version always masks tokens and keys; patterns of your own would be added here."));

    private static JsonMember? Discovery(GatewaySchema schema) => schema.Knows("discovery", "mdns")
        ? JsonMember.Of("discovery", JsonMember.Of("mdns", new JsonMember("mode", SafeSettings.Off, "The network is not told that a gateway is here.")))
        : null;
}
