using System.Collections.Immutable;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>WhatsApp's part of the emitted configuration: the contract's words, as the gateways have them.</summary>
internal static class WhatsAppSection
{
    public static JsonMember Write(GatewayConfigRequest request, GatewaySchema schema) => JsonMember.Of(
        "whatsapp",
        schema.Knows("channels", "whatsapp", "enabled") ? new JsonMember("enabled", true) : null,
        schema.Knows("channels", "whatsapp", "configWrites") ? new JsonMember("configWrites", false, "No message from the chat changes this file.") : null,
        new JsonMember("dmPolicy", request.WhatsApp.Dm, DmComment(request.WhatsApp.Dm)),
        JsonMember.List("allowFrom", request.WhatsApp.Dm == "open" ? ["*"] : request.DmAllow),
        new JsonMember("groupPolicy", GroupPolicy(request.WhatsApp.Group), GroupComment(request.WhatsApp.Group)),
        JsonMember.List("groupAllowFrom", request.WhatsApp.Group == "deny" ? [] : request.DmAllow, "The people who are heard in groups; empty means nobody."),
        new JsonMember("groups", Groups(request)));

    private static string DmComment(string policy) => policy switch
    {
        "allowlist" => "Only the people in allowFrom are heard; everybody else gets no answer.",
        "disabled" => "No private messages.",
        "open" => "Everybody is heard: a stranger's text reaches the agent.",
        _ => "A stranger gets a code; the owner lets them in with 'pairing approve whatsapp <code>'.",
    };

    private static string GroupPolicy(string word) => word switch
    {
        "deny" => "disabled",
        "open" => "open",
        _ => "allowlist",
    };

    private static string GroupComment(string word) => word switch
    {
        "deny" => "No group is heard.",
        "open" => "Every group is heard.",
        "allowlist" => "Only the groups below are heard, and in them only the people in groupAllowFrom.",
        _ => "Heard in a group only when mentioned, and only from the people in groupAllowFrom.",
    };

    /// <summary>Named groups, or every group where none is named and the policy is not an allow list of groups.</summary>
    private static ImmutableArray<JsonMember> Groups(GatewayConfigRequest request)
    {
        var mention = request.WhatsApp.RequireMention || request.WhatsApp.Group == "mention-only";
        var names = request.WhatsApp.Group == "deny" ? []
            : request.GroupAllow.IsEmpty && request.WhatsApp.Group != "allowlist" ? ImmutableArray.Create("*")
            : request.GroupAllow;
        return [.. names.Select(name => JsonMember.Of(name, new JsonMember("requireMention", mention)))];
    }
}
