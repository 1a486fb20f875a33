using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A Control UI that lets in browsers, pages or devices that nobody approved.</summary>
/// <remarks>Where nothing sets the bind, OpenClaw itself puts in origins for localhost; only a bind that is written needs them written too.</remarks>
internal sealed class ControlUiUnsafe : Rule
{
    /// <summary>Flags of <c>gateway.controlUi</c> that this rule speaks of, each with what it gives away.</summary>
    public static readonly (string Key, string Why)[] Flags =
    [
        ("allowInsecureAuth", "a token that was read on the way over plain HTTP is enough, without a device that the owner approved"),
        ("dangerouslyDisableDeviceAuth", "whoever has the token commands the gateway from any device, and nobody is asked"),
        ("dangerouslyAllowHostHeaderOriginFallback", "a page that makes its name resolve to the gateway counts as the gateway's own"),
    ];

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4008", Name: nameof(ControlUiUnsafe), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The Control UI skips a check of device or origin, or names no origins while the gateway listens beyond loopback.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (config["gateway", "controlUi", "enabled"].Is("false"))
            {
                continue;
            }

            foreach (var finding in SetFlags(config).Concat(Origins(deployment, config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> SetFlags(GatewayConfig config)
    {
        foreach (var flag in Flags)
        {
            var value = config["gateway", "controlUi", flag.Key];
            if (value.Is("true"))
            {
                yield return new Finding(Descriptor, value.At, $"gateway.controlUi.{flag.Key} is true: {flag.Why}; write false")
                {
                    Pointer = value.Pointer,
                    Fix = ConfigFix.Replace(config, "Switch it off", value, false),
                };
            }
        }
    }

    private IEnumerable<Finding> Origins(Deployment deployment, GatewayConfig config)
    {
        var origins = config.AllowedOrigins;
        foreach (var item in config.Children(origins).Where(static item => item.Is("*")))
        {
            yield return new Finding(Descriptor, item.At, "gateway.controlUi.allowedOrigins holds '*', so every page in a browser that reaches the gateway may connect; name the origins")
            {
                Pointer = item.Pointer,
                Fix = ConfigFix.RemoveItem(config, "Let in only pages that are named", item),
            };
        }

        var isMissing = origins.IsAbsent || origins is { Node: Text.Nodes.SequenceNode, Items.IsEmpty: true, IsRefused: false };
        if (!isMissing || origins.IsRefused || !config.IsComplete || !config.Schema.Knows("gateway", "controlUi", "allowedOrigins")
            || config["gateway", "controlUi", "dangerouslyAllowHostHeaderOriginFallback"].Is("true")
            || ConfigReach.WideBind(deployment, config) is not { Source: not BindSource.Default, Value: not "auto" } bind)
        {
            // Of the address that it picks itself the gateway writes the origins itself, at its start (measured of an absent bind).
            yield break;
        }

        var port = Quote.Plain(config.Port.Text ?? "18789");
        yield return new Finding(
            Descriptor,
            origins.At,
            $"gateway.controlUi.allowedOrigins names no origin, and the gateway listens on {Quote.Value(bind.Value)}: nothing says which pages may connect to it; "
            + $"write \"allowedOrigins\": [\"http://127.0.0.1:{port}\", \"http://localhost:{port}\"], as the browser's address bar has it")
        {
            Pointer = origins.Pointer,
            Subject = "missing",
            Fix = ConfigFix.Set(config, "Let in the gateway's own pages", SafeSettings.Origins(config.Port.Text ?? "18789"), "gateway", "controlUi", "allowedOrigins"),
            Related = bind.At == config.Bind.At ? [] : [new Related(bind.At, "what it listens on is decided here")],
        };
    }
}
