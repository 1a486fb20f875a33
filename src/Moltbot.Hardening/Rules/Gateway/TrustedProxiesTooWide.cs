using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that believes too many machines when they say who their client is.</summary>
internal sealed class TrustedProxiesTooWide : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4010", Name: nameof(TrustedProxiesTooWide), Severity: Severity.Error, Since: "1.0.0",
        Summary: "Proxies are trusted by whole networks, by a header that anybody sets, or without saying whom they may let in.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var finding in Networks(config).Concat(RealIp(config)).Concat(ProxyAuth(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Networks(GatewayConfig config)
    {
        foreach (var item in config.Children(config.TrustedProxies))
        {
            if (item.Text is { } text && ProxyRange.IsTooWide(text))
            {
                yield return new Finding(
                    Descriptor,
                    item.At,
                    $"gateway.trustedProxies holds {Quote.Value(item.Text ?? "")}: every machine in it may pass itself off as any client, a local one too; write the proxy's address, or the compose network's own subnet")
                {
                    Pointer = item.Pointer,
                };
            }
        }
    }

    private IEnumerable<Finding> RealIp(GatewayConfig config) => config["gateway", "allowRealIpFallback"] is var flag && flag.Is("true")
        ? [new Finding(Descriptor, flag.At, "gateway.allowRealIpFallback is true: a client behind a proxy that passes X-Real-IP on says itself where it comes from; write false and let the proxy set X-Forwarded-For")
        {
            Pointer = flag.Pointer,
            Fix = ConfigFix.Replace(config, "Switch it off", flag, false),
        }]
        : [];

    private IEnumerable<Finding> ProxyAuth(GatewayConfig config)
    {
        if (!config.AuthMode.Is("trusted-proxy"))
        {
            yield break;
        }

        var section = config["gateway", "auth", "trustedProxy"];
        if (Lacks(section) || Lacks(config["gateway", "auth", "trustedProxy", "userHeader"]) && section.IsAbsent)
        {
            yield return Missing(config["gateway", "auth", "trustedProxy", "userHeader"], "no header says who the user is, so nobody is told from anybody", "\"userHeader\": \"x-forwarded-user\"");
        }

        if (Lacks(config["gateway", "auth", "trustedProxy", "allowUsers"]))
        {
            yield return Missing(config["gateway", "auth", "trustedProxy", "allowUsers"], "whoever the proxy signs in commands the gateway", "\"allowUsers\": [\"you@example.com\"]");
        }

        if (Lacks(config.TrustedProxies))
        {
            yield return Missing(config.TrustedProxies, "no proxy is named whose word counts", "\"trustedProxies\": [\"<the proxy's address>\"]");
        }
    }

    private static bool Lacks(ConfigValue value) => !value.IsRefused && (value.IsAbsent || value is { Node: Text.Nodes.SequenceNode, Items.IsEmpty: true });

    private Finding Missing(ConfigValue value, string why, string advice) => new(
        Descriptor, value.At, $"gateway.auth.mode is 'trusted-proxy' without {Quote.Plain(value.Dotted)}: {why}; write {advice}")
    {
        Pointer = value.Pointer,
        Subject = value.Pointer,
    };
}
