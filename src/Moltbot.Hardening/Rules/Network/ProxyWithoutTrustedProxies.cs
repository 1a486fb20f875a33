using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A gateway behind a proxy that it does not know: it takes the proxy's address for its client's, or refuses everyone.</summary>
/// <remarks>A config without any secret is MBH4004's, one that trusts too much MBH4010's.</remarks>
internal sealed class ProxyWithoutTrustedProxies : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1007", Name: nameof(ProxyWithoutTrustedProxies), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A reverse proxy or tunnel stands before the gateway, whose config does not name it.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var proxies = GatewayFront.Of(set, gateway).ToImmutableArray();
                if (proxies.Length == 0)
                {
                    continue;
                }

                var finding = Judge(set, gateway, proxies);
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Judge(ServiceSet set, Service gateway, ImmutableArray<Service> proxies)
    {
        var config = gateway.Configs.FirstOrDefault();
        if (config is not null && !GatewayFront.LacksProxies(config))
        {
            return null;
        }

        var proxy = proxies[0];
        var address = GatewayFront.AddressOf(set, proxy, gateway);
        var cure = address.Length > 0
            ? $"write \"trustedProxies\": [\"{Quote.Plain(address)}\"] into gateway"
            : "give the network they share a subnet and write it, or the proxy's own address, as \"trustedProxies\" into gateway";
        const string Why = "takes every client for the proxy itself, so what it lets the local machine do it lets everyone do";
        return new Finding(
            Descriptor,
            config is null ? proxy.At : config.TrustedProxies.At,
            config is null
                ? $"service {Quote.Value(proxy.Name)} stands before gateway {Quote.Value(gateway.Name)}, and no config here says that the gateway knows it: one that does not {Why}; {cure}, beside auth"
                : $"gateway {Quote.Value(gateway.Name)} is reached through {Quote.Value(proxy.Name)}, and this config has no trustedProxies: the gateway {Why}; {cure}")
        {
            Severity = config is null ? Severity.Warning : Severity.Error,
            Service = config is null ? proxy.Name : gateway.Name,
            Pointer = config is null ? proxy.PointerTo("image") : config.TrustedProxies.Pointer,
            Related =
            [
                .. config is null ? Array.Empty<Related>() : [new Related(proxy.At, "this service stands before the gateway")],
                .. proxies.Skip(1).Select(static other => new Related(other.At, "so does this one")),
            ],
            Subject = gateway.Name,
            Fix = config is null || address.Length == 0 ? null
                : ConfigFix.Show("Name the proxy", ConfigEdits.Set(config, ImmutableArray.Create(address), "gateway", "trustedProxies")),
        };
    }
}
