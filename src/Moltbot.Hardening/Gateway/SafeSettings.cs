using System.Collections.Immutable;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Gateway;

/// <summary>The values that the gate writes itself: into the configuration that it emits, and into one that it mends.</summary>
internal static class SafeSettings
{
    public const string Mode = "local";

    public const string Loopback = "loopback";

    public const string AuthMode = "token";

    /// <summary>Redaction of <c>logging.redactSensitive</c>, the most that there is.</summary>
    public const string Redaction = "tools";

    /// <summary>A stranger gets a code, and the owner lets them in.</summary>
    public const string DmPolicy = "pairing";

    /// <summary>Only groups and people that are named.</summary>
    public const string GroupPolicy = "allowlist";

    /// <summary>Each person has a conversation of their own.</summary>
    public const string DmScope = "per-channel-peer";

    public const string GroupScope = "per-group";

    /// <summary>What is switched off by a word: mDNS, Tailscale.</summary>
    public const string Off = "off";

    public const string ExecSecurity = "allowlist";

    public const string ExecAsk = "always";

    public const string HooksPath = "/hooks";

    /// <summary>The network of a sandbox.</summary>
    public const string NoNetwork = "none";

    /// <summary>Heard in a group only when mentioned.</summary>
    public static JsonMember Mention { get; } = new("requireMention", true);

    /// <summary>Ten guesses a minute, then five minutes of silence.</summary>
    public static ImmutableArray<JsonMember> RateLimit { get; } = [new("maxAttempts", 10), new("windowMs", 60_000), new("lockoutMs", 300_000)];

    /// <summary>Only pages that the gateway itself served on this host.</summary>
    public static ImmutableArray<string> Origins(string port) => [$"http://127.0.0.1:{port}", $"http://localhost:{port}"];

    /// <summary>A secret by its variable: a reference where the version takes one there, else <c>${NAME}</c>.</summary>
    /// <remarks>
    /// Measured on OpenClaw 2026.9.6 with the variable missing: written as <c>${…}</c> the gateway starts with a token that it made up, written as a reference it does not start.
    /// </remarks>
    public static object Secret(GatewaySchema schema, string variable, params ReadOnlySpan<string> path) => TakesReference(schema, path)
        ? ImmutableArray.Create(new JsonMember("source", "env"), new JsonMember("provider", "default"), new JsonMember("id", variable))
        : $"${{{variable}}}";

    private static bool TakesReference(GatewaySchema schema, ReadOnlySpan<string> path) => schema.At([.. path, "source"]) is not null && schema.At([.. path, "id"]) is not null;
}
