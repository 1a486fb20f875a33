using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A browser that others on the network can command.</summary>
/// <remarks>The DevTools protocol asks nobody for a password: whoever reaches it reads every page and cookie.</remarks>
internal sealed class BrowserControlExposed : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4016", Name: nameof(BrowserControlExposed), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The agent's browser is commanded off loopback, or without authentication.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (config["browser", "enabled"].Is("false"))
            {
                continue;
            }

            foreach (var finding in Remote(config).Concat(Control(config)).Concat(Relay(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Remote(GatewayConfig config)
    {
        foreach (var endpoint in BrowserEndpoint.Of(config))
        {
            if (!endpoint.IsLoopback)
            {
                yield return Found(
                    endpoint.Value,
                    $"the browser is commanded at {Quote.Value(endpoint.Host)}{(endpoint.IsEncrypted ? "" : " without encryption")}: whoever reaches that port, or the way to it, reads every page and cookie",
                    endpoint.IsEncrypted ? "let only the gateway reach it, and only by a secret that the host fills in" : "use a browser on the gateway's loopback, or wss:// to one that only the gateway reaches");
            }
        }
    }

    /// <summary>Clawdbot's separate control server.</summary>
    private IEnumerable<Finding> Control(GatewayConfig config) =>
        BrowserEndpoint.Parse(config["browser", "controlUrl"]) is { IsLoopback: false } control && config["browser", "controlToken"] is { IsAbsent: true } token && config.Schema.Knows("browser", "controlToken")
            ? [Found(control.Value, $"the browser's control server at {Quote.Value(control.Host)} asks for no token", $"write \"controlToken\": \"${{BROWSER_CONTROL_TOKEN}}\" beside it") with
            {
                Subject = token.Pointer,
                Fix = ConfigFix.Show("Refer to BROWSER_CONTROL_TOKEN", ConfigEdits.Set(config, "${BROWSER_CONTROL_TOKEN}", "browser", "controlToken")),
            }]
            : [];

    private IEnumerable<Finding> Relay(GatewayConfig config) => config["browser", "extensionRelay", "allowLegacyAuth"] is var legacy && legacy.Is("true")
        ? [Found(legacy, "browser.extensionRelay.allowLegacyAuth is true: the relay takes the old token that any program on the host can ask for", "write false and pair the extension again") with { Fix = ConfigFix.Replace(config, "Switch it off", legacy, false) }]
        : [];

    private Finding Found(ConfigValue value, string what, string advice) => new(Descriptor, value.At, $"{what}; {advice}") { Pointer = value.Pointer };
}
