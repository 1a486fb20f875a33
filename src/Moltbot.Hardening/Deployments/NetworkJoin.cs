using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>Finds whose network namespace each service of a set lives in, since that namespace's ports and interfaces are its own.</summary>
/// <remarks>compose-spec 05-services.md, "network_mode": <c>service:{name}</c> gives a container the other's namespace, host network included.</remarks>
internal static class NetworkJoin
{
    public static ImmutableArray<Service> Of(ImmutableArray<Service> services, ComposeMapping model)
    {
        var networks = model["networks"] as ComposeMapping;
        var byName = services.ToDictionary(static service => service.Name, StringComparer.Ordinal);
        return [.. services.Select(service => Joined(service, Owner(service, byName), networks))];
    }

    private static Service Joined(Service service, Service owner, ComposeMapping? networks) => service with
    {
        NetworkOwner = owner.Name,
        HostNetwork = OnHost(service, networks),
        OnHostNetwork = OnHost(owner, networks) is not null,
        SharedPorts = owner.Name == service.Name ? [] : owner.Ports,
    };

    /// <summary>The service that the chain of <c>service:</c> ends with; a chain that closes in itself ends where it began.</summary>
    private static Service Owner(Service service, Dictionary<string, Service> byName)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { service.Name };
        var owner = service;
        while (owner.SharesNetworkOf is { } name && byName.TryGetValue(name, out var next))
        {
            if (!seen.Add(name))
            {
                return service;
            }

            owner = next;
        }

        return owner;
    }

    private static Origin? OnHost(Service service, ComposeMapping? networks)
    {
        if (service["network_mode"] is { Text: "host" } mode)
        {
            return mode.Origin;
        }

        foreach (var entry in (service.Model["networks"] as ComposeMapping)?.Entries ?? [])
        {
            if (IsHost(networks?[entry.Key] as ComposeMapping))
            {
                return entry.KeyOrigin;
            }
        }

        return null;
    }

    // The engine's own network of that name is the host's; a network that compose makes cannot have it.
    private static bool IsHost(ComposeMapping? network) =>
        network?["name"] is ComposeScalar { Text: "host" } && network["external"] is ComposeScalar { Value: true };
}
