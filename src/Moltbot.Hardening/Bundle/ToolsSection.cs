using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>What a message from a chat may set in motion.</summary>
internal static class ToolsSection
{
    public static JsonMember Write(GatewaySchema schema) => JsonMember.Of(
        "tools",
        JsonMember.Of("elevated", new JsonMember("enabled", false, "No message from a chat runs a command outside the sandbox.")),
        JsonMember.Of(
            "exec",
            new JsonMember("security", SafeSettings.ExecSecurity, "A command runs on the host only if the owner has listed it,"),
            new JsonMember("ask", SafeSettings.ExecAsk, "and after the owner was asked.")),
        schema.Knows("tools", "fs", "workspaceOnly")
            ? JsonMember.Of("fs", new JsonMember("workspaceOnly", true, "Files outside the workspace, such as credentials, are not the agent's."))
            : null);

    /// <summary>Chat commands that reach past the conversation.</summary>
    public static JsonMember Commands(GatewaySchema schema) => JsonMember.Of(
        "commands",
        new JsonMember("bash", false, "No shell, no change of this file, no restart by a message."),
        new JsonMember("config", false),
        Off(schema, "mcp"),
        Off(schema, "plugins"),
        new JsonMember("debug", false),
        new JsonMember("restart", false));

    private static JsonMember? Off(GatewaySchema schema, string key) => schema.Knows("commands", key) ? new JsonMember(key, false) : null;
}
