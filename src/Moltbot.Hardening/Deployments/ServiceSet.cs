using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>A set of compose files as one running system.</summary>
internal sealed record ServiceSet
{
    public required ComposeSet Compose { get; init; }

    /// <summary>The files as they were named, and what they may see.</summary>
    public required ComposeRequest Request { get; init; }

    public ImmutableArray<Service> Services { get; init; } = [];

    public string Name => Compose.Name;

    /// <summary>What docker compose calls the project: its containers bear the name, so sets of one name have the same ones.</summary>
    public string ProjectName => (Compose.Model["name"] as ComposeScalar)?.Text ?? "";

    public IEnumerable<Service> Gateways => Services.Where(static service => service.IsGateway);

    public bool HasGateway => Gateways.Any();
}
