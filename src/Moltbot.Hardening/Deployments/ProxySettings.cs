using System.Collections.Immutable;
using System.Net;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Deployments;

/// <summary>The proxies of the emitted configuration, and whether their word signs users in.</summary>
internal static class ProxySettings
{
    public const string AddressItem = "MoltbotTrustedProxy";

    public const string UserItem = "MoltbotTrustedProxyUser";

    public const string HeaderProperty = "MoltbotTrustedProxyUserHeader";

    /// <summary>The addresses that may speak for a client.</summary>
    public static ImmutableArray<string> Addresses(DeploymentRequest request) => Values(request, AddressItem);

    /// <summary>What is missing for <c>trusted-proxy</c>, what nothing would act on with <c>token</c>, and addresses that are none.</summary>
    public static (TrustedProxyAuth? Auth, ImmutableArray<string> Faults) Read(DeploymentRequest request, bool isTrustedProxy, Topology topology, SecretsKind secrets)
    {
        var header = request.Properties.GetValueOrDefault(HeaderProperty)?.Trim() is { Length: > 0 } written ? written : null;
        var users = Values(request, UserItem);
        var faults = ImmutableArray.CreateBuilder<string>();
        foreach (var address in Addresses(request))
        {
            if (!IPAddress.TryParse(address, out var parsed) || parsed.ToString() != address || IPAddress.IsLoopback(parsed) || IPAddress.Any.Equals(parsed) || IPAddress.IPv6Any.Equals(parsed))
            {
                faults.Add($"{AddressItem} is {Quote.Value(address)}, which is not the address of one machine; write the proxy's own, such as 172.30.0.2 (ipv4_address fixes it in compose)");
            }
        }

        if (!isTrustedProxy)
        {
            if (header is not null || !users.IsEmpty)
            {
                faults.Add($"{(header is null ? UserItem : HeaderProperty)} says whom a proxy signs in, but MoltbotAuth is token; write MoltbotAuth=trusted-proxy, or remove it");
            }

            return (null, faults.ToImmutable());
        }

        faults.AddRange(Missing(header, users, Addresses(request), topology, secrets));
        return (new TrustedProxyAuth(header ?? "x-forwarded-user", users), faults.ToImmutable());
    }

    private static IEnumerable<string> Missing(string? header, ImmutableArray<string> users, ImmutableArray<string> addresses, Topology topology, SecretsKind secrets)
    {
        if (topology != Topology.Published)
        {
            yield return "MoltbotAuth is trusted-proxy, but a gateway on loopback takes every client for a local one, so anybody could set the header; write MoltbotTopology=published and let the proxy come in by the compose network";
        }

        if (header is null)
        {
            yield return $"MoltbotAuth is trusted-proxy, but {HeaderProperty} does not name the header that the proxy puts the user into, such as x-forwarded-user";
        }

        if (users.IsEmpty)
        {
            yield return $"MoltbotAuth is trusted-proxy, but no {UserItem} names a user: whoever the proxy signs in would command the gateway";
        }

        if (addresses.IsEmpty)
        {
            yield return $"MoltbotAuth is trusted-proxy, but no {AddressItem} names the proxy's address";
        }

        if (secrets != SecretsKind.Env)
        {
            yield return $"MoltbotSecrets is {SecretsKinds.WordOf(secrets)}, but with MoltbotAuth=trusted-proxy the gateway has no token; remove MoltbotSecrets";
        }
    }

    private static ImmutableArray<string> Values(DeploymentRequest request, string type)
    {
        var values = ImmutableArray.CreateBuilder<string>();
        foreach (var item in request.Items)
        {
            if (item.Type == type)
            {
                values.Add(item.Include.Trim());
            }
        }

        return values.ToImmutable();
    }
}
