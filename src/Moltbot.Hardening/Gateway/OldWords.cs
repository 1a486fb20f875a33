using System.Collections.Immutable;
using System.Net;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Gateway;

/// <summary>What is meant by the words that gateways refuse: found in guides, in older versions and in published deployments until 2026-11.</summary>
/// <remarks>The first row that fits is taken, so a row with a need stands before the same row without.</remarks>
internal static class OldWords
{
    private static readonly ImmutableArray<OldWord> Keys =
    [
        new("/channels/*", ["dmallowlist", "allowlist", "dmallowfrom"], "the people who may write in private stand in 'allowFrom'") { Replacement = "allowFrom", Cure = KeyCures.Rename("allowFrom") },
        new("/channels/*", ["groupallowlist"], "groups are admitted by the keys of 'groups' (their JIDs), the people in them by 'groupAllowFrom'") { Cure = KeyCures.GroupAllowlist },
        new("/channels/*", ["requirementioningroups"], "write \"groups\": { \"*\": { \"requireMention\": true } }") { Cure = KeyCures.MentionInGroups },
        new("/channels/whatsapp", ["enabled"], "here the channel is on as soon as it is configured; remove the key, or switch one account off by accounts.<name>.enabled") { Cure = KeyCures.RemoveTrue },
        new("/logging", ["redactsensitive"], "this version always redacts, and 'redactPatterns' adds to what; remove the key") { Cure = KeyCures.Remove },
        new("/gateway", ["token"], "the token stands in gateway.auth.token") { Needs = "/gateway/auth/token", Cure = KeyCures.MoveSecretTo("token", static product => product.TokenVariable) },
        new("/gateway", ["password"], "the password stands in gateway.auth.password") { Needs = "/gateway/auth/password", Cure = KeyCures.MoveSecretTo("password", static product => product.PasswordVariable) },
        new("/gateway", ["host", "hostname", "address", "bindaddress", "listen", "bindhost"], "write \"bind\": \"loopback\"; what it listens on is named, not given as an address") { Cure = KeyCures.Become("bind", SafeSettings.Loopback) },
        new("/gateway", ["custombindhost"], "this version takes no address; write \"bind\": \"loopback\" or \"tailnet\" and remove the key") { Cure = KeyCures.Remove },
        new("/gateway", ["allowedorigins"], "origins stand in gateway.controlUi.allowedOrigins") { Needs = "/gateway/controlUi/allowedOrigins", Cure = KeyCures.MoveTo("gateway", "controlUi", "allowedOrigins") },
        new("/gateway/controlUi", ["allowedorigins"], "this version knows no list of origins; remove the key and keep the gateway on loopback") { Cure = KeyCures.Remove },
        new("/gateway", ["ratelimit"], "the limit stands in gateway.auth.rateLimit") { Needs = "/gateway/auth/rateLimit", Cure = KeyCures.MoveTo("gateway", "auth", "rateLimit") },
        new("/gateway/auth", ["ratelimit"], "this version has no limit on attempts; remove the key and keep the gateway on loopback") { Cure = KeyCures.Remove },
        new("/gateway/nodes", ["denycommands"], "they stand in gateway.nodes.commands.deny") { Needs = "/gateway/nodes/commands/deny", Cure = KeyCures.MoveTo("gateway", "nodes", "commands", "deny") },
        new("/gateway/nodes", ["allowcommands"], "they stand in gateway.nodes.commands.allow") { Needs = "/gateway/nodes/commands/allow", Cure = KeyCures.MoveTo("gateway", "nodes", "commands", "allow") },
        new("/gateway/auth", ["enabled"], "authentication is chosen by \"mode\": \"token\"") { Cure = KeyCures.Become("mode", SafeSettings.AuthMode) },
        new("/gateway", ["enabled"], "a configured gateway is on; remove the key") { Cure = KeyCures.RemoveTrue },
        new("/discovery", ["mdns"], "this version has no key for mDNS; remove it") { Cure = KeyCures.Remove },
        new("", ["whatsapp", "telegram", "discord", "slack", "signal", "imessage", "msteams", "googlechat"], "channels stand below 'channels'") { Cure = KeyCures.MoveInto("channels") },
        new("", ["agent"], "what holds for every agent stands in agents.defaults") { Needs = "/agents/defaults", Cure = KeyCures.MoveTo("agents", "defaults") },
        new("/agents", ["list"], "agents stand in agents.entries, each under its id") { Needs = "/agents/entries", Cure = KeyCures.ById("entries") },
        new("", ["mcpservers"], "servers stand in mcp.servers") { Needs = "/mcp/servers", Cure = KeyCures.MoveTo("mcp", "servers") },
        new("", ["port", "bind", "auth"], "it belongs below 'gateway'") { Cure = KeyCures.MoveInto("gateway") },
        new("", ["host"], "it belongs below 'gateway'"),
    ];

    private static readonly ImmutableArray<OldWord> Values =
    [
        new("*/groupPolicy", ["mention-only", "mention", "mentions", "mentioned", "mentiononly"],
            "write \"allowlist\", and \"groups\": { \"*\": { \"requireMention\": true } } to be heard only when mentioned") { Cure = KeyCures.MentionOnly },
        new("*/groupPolicy", ["deny", "denied", "none", "off", "block", "reject", "false"], "write \"disabled\"") { Replacement = "disabled" },
        new("*/groupPolicy", ["allow", "whitelist", "allow-list", "pairing"], "write \"allowlist\" and name the people in 'groupAllowFrom'") { Replacement = "allowlist" },
        new("*/dmPolicy", ["deny", "denied", "none", "off", "block", "reject", "false"], "write \"disabled\"") { Replacement = "disabled" },
        new("*/dmPolicy", ["allow", "whitelist", "allow-list", "owner", "owner-only"], "write \"allowlist\" and name the people in 'allowFrom'") { Replacement = "allowlist" },
        new("*/dmPolicy", ["pair", "paired"], "write \"pairing\"") { Replacement = "pairing" },
        new("/gateway/bind", ["localhost", "local", "127.0.0.1", "::1", "host"], "write \"loopback\"") { Replacement = "loopback" },
        new("/gateway/bind", ["tailscale"], "write \"tailnet\"") { Replacement = "tailnet" },
        new("/gateway/bind", ["0.0.0.0", "::", "*", "all", "any", "public"],
            "every interface is called \"lan\" here; write \"loopback\", unless the network outside the container decides who reaches it"),
        new("/gateway/auth/mode", ["off", "disabled", "no", "false", "none"], "write \"token\": without authentication whoever reaches the port commands the agent") { Replacement = "token" },
        new("/gateway/auth/mode", ["bearer", "jwt", "apikey", "api-key", "secret"], "write \"token\"") { Replacement = "token" },
        new("/gateway/auth/mode", ["basic", "passwd"], "write \"password\"") { Replacement = "password" },
        new("/gateway/mode", ["server", "gateway", "standalone", "docker", "container", "production", "self-hosted"], "write \"local\"") { Replacement = "local" },
        new("/logging/redactSensitive", ["all", "on", "true", "full", "yes"], "write \"tools\", the most that there is") { Replacement = "tools" },
        new("/logging/redactSensitive", ["none", "false", "no"], "write \"tools\"; not to redact is called \"off\" and puts secrets into logs") { Replacement = "tools" },
        new("*/streaming", ["off", "partial", "block", "progress", "quiet"], "write \"streaming\": { \"mode\": \"…\" } with this word in it") { Cure = KeyCures.ModeOf },
        new("/session/dmScope", ["per-user", "user", "isolated", "per-sender"], "write \"per-channel-peer\"") { Replacement = "per-channel-peer" },
    ];

    /// <summary>What an unknown key was meant to be, or null.</summary>
    public static OldWord? ForKey(GatewaySchema schema, string parent, string key) => Find(Keys, schema, parent, key);

    /// <summary>What a refused value was meant to be, or null.</summary>
    public static OldWord? ForValue(GatewaySchema schema, string pointer, string value) =>
        Find(Values, schema, pointer, value) ?? (pointer == "/gateway/bind" ? ForAddress(schema, value) : null);

    private static OldWord? Find(ImmutableArray<OldWord> rows, GatewaySchema schema, string pointer, string word) =>
        rows.FirstOrDefault(row => Array.Exists(row.Words, known => known.Equals(word, StringComparison.OrdinalIgnoreCase))
            && Matches(row.Path, pointer) && (row.Needs is not { } needs || schema.Knows(needs[1..].Split('/'))));

    private static OldWord? ForAddress(GatewaySchema schema, string value) =>
        !IPAddress.TryParse(value, out var address) ? null
        : IPAddress.IsLoopback(address) ? new OldWord("", [], "write \"loopback\"") { Replacement = "loopback" }
        : schema.Knows("gateway", "customBindHost")
            ? new OldWord("", [], "an address is given as \"bind\": \"custom\" with \"customBindHost\"; \"loopback\" is reached by this host alone")
            : new OldWord("", [], "this version takes no address; write \"loopback\", or \"tailnet\" for the tailnet's own");

    /// <summary>A pattern with a leading <c>*</c> fits the end of a pointer; <c>*</c> between slashes fits one key, of an account also two more.</summary>
    private static bool Matches(string pattern, string pointer)
    {
        if (pattern.StartsWith("*/", StringComparison.Ordinal))
        {
            return pointer.EndsWith(pattern[1..], StringComparison.Ordinal);
        }

        var keys = pointer.Split('/');
        var wanted = pattern.Split('/');
        var isAccount = keys is ["", "channels", _, "accounts", _] && wanted is ["", "channels", "*"];
        return isAccount || (keys.Length == wanted.Length && !keys.Where((key, i) => wanted[i] != "*" && wanted[i] != key).Any());
    }
}
