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

    public WhatsAppPolicy WhatsApp { get; init; } = WhatsAppPolicy.Default;

    /// <summary>People, as E.164 numbers.</summary>
    public ImmutableArray<string> DmAllow { get; init; } = [];

    /// <summary>Groups, as JIDs (<c>…@g.us</c>).</summary>
    public ImmutableArray<string> GroupAllow { get; init; } = [];

    public SecretsKind Secrets { get; init; }

    /// <summary>Whom a proxy signs in; null where clients show the token.</summary>
    public TrustedProxyAuth? TrustedProxy { get; init; }

    /// <summary>The proxies that may speak for a client.</summary>
    public ImmutableArray<string> TrustedProxies { get; init; } = [];

    public TokenDelivery Token => new(Secrets, Product);
}
