using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle;

/// <summary>What the emitted configuration is to say, in the words of the public contract.</summary>
internal sealed record GatewayConfigRequest
{
    public required Product Product { get; init; }

    /// <summary>The version that the deployment runs; null for the examined one.</summary>
    public string? Version { get; init; }

    public Topology Topology { get; init; }

    public int Port { get; init; } = 18789;

    /// <summary><c>pairing</c>, <c>allowlist</c>, <c>disabled</c> or <c>open</c>.</summary>
    public string DmPolicy { get; init; } = "pairing";

    /// <summary><c>mention-only</c>, <c>allowlist</c>, <c>deny</c> or <c>open</c>.</summary>
    public string GroupPolicy { get; init; } = "mention-only";

    /// <summary>Whether a group has to mention the assistant; <c>mention-only</c> always asks for it.</summary>
    public bool RequireMention { get; init; } = true;

    /// <summary>People, as E.164 numbers.</summary>
    public ImmutableArray<string> DmAllow { get; init; } = [];

    /// <summary>Groups, as JIDs (<c>…@g.us</c>).</summary>
    public ImmutableArray<string> GroupAllow { get; init; } = [];
}
