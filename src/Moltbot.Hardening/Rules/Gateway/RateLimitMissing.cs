using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway beyond loopback at which a token may be guessed without end.</summary>
internal sealed class RateLimitMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4013", Name: nameof(RateLimitMissing), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway listens beyond loopback and does not limit attempts to sign in.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete || !config.Schema.Knows("gateway", "auth", "rateLimit") || config.AuthMode.Is("none") || config.AuthMode.Is("trusted-proxy"))
            {
                continue;
            }

            var limit = config["gateway", "auth", "rateLimit"];
            if (limit is not { IsAbsent: true, IsRefused: false })
            {
                continue;
            }

            var bind = ConfigReach.WideBind(deployment, config);
            if (bind is not null)
            {
                yield return new Finding(
                    Descriptor,
                    limit.At,
                    $"gateway.auth.rateLimit is not set, and the gateway listens on {Quote.Value(bind.Value)}: whoever reaches it tries tokens as fast as it answers; "
                    + "write \"rateLimit\": { \"maxAttempts\": 10, \"windowMs\": 60000, \"lockoutMs\": 300000 }")
                {
                    Pointer = limit.Pointer,
                    Fix = ConfigFix.Set(config, "Limit the attempts", SafeSettings.RateLimit, "gateway", "auth", "rateLimit"),
                    Related = bind.At == config.Bind.At ? [] : [new Related(bind.At, "what it listens on is decided here")],
                };
            }
        }
    }
}
