using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A configuration without <c>gateway.mode</c>.</summary>
/// <remarks>All examined gateways answer "Gateway start blocked" to it and exit; no default stands in.</remarks>
internal sealed class GatewayModeMissing : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4002", Name: nameof(GatewayModeMissing), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The configuration does not set gateway.mode, without which the gateway does not start.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            var mode = config.Mode;
            if (mode is { IsAbsent: true, IsRefused: false })
            {
                yield return new Finding(Descriptor, mode.At,
                    $"gateway.mode is not set, and {config.Product.Name} {config.Schema.Version} does not start without it; write \"gateway\": {{ \"mode\": \"local\" }}")
                {
                    Pointer = mode.Pointer,
                    Fix = ConfigFix.Set(config, "Say that it runs here", SafeSettings.Mode, "gateway", "mode"),
                };
            }
        }
    }
}
