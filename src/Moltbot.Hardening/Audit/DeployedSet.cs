using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Audit;

/// <summary>A set of compose files that may run on the host.</summary>
internal sealed record DeployedSet(ServiceSet Set, ComposeProject Project)
{
    /// <summary>By what its containers are called: sets of one name, as a base with and without a further file, have the same containers.</summary>
    public string Name => Set.ProjectName;

    /// <summary>The gateways of sets with the set to ask docker by, each of a name once.</summary>
    public static IEnumerable<(DeployedSet Set, Service Gateway)> Gateways(IEnumerable<DeployedSet> sets) =>
        sets.SelectMany(static set => set.Set.Gateways.Select(gateway => (Set: set, Gateway: gateway))).DistinctBy(static each => (each.Set.Name, each.Gateway.Name));

    /// <summary>In the order of the project.</summary>
    public static ImmutableArray<DeployedSet> Of(Deployment deployment) =>
    [
        .. deployment.Sets.Select(static set => new DeployedSet(
            set, new ComposeProject(set.Request.ProjectDirectory, [.. set.Compose.Files.Select(static file => file.FullPath)], set.Request.EnvFiles ?? []))),
    ];
}
