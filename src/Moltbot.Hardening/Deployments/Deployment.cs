using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>All of one project's inputs, read and joined: what the rules judge.</summary>
internal sealed record Deployment
{
    public ImmutableArray<GatewayConfig> Configs { get; init; } = [];

    /// <summary>What the readers and the join could not take.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
