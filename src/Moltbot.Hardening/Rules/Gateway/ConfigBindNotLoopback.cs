using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A config that has the gateway listen beyond loopback, where nothing in compose says otherwise.</summary>
/// <remarks>Where <c>--bind</c> or the environment decides, the config's word has no effect, and the same is MBH1003 at what decides.</remarks>
internal sealed class ConfigBindNotLoopback : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4003", Name: nameof(ConfigBindNotLoopback), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The config has the gateway listen beyond loopback, or leaves it to a product that then does so in a container.")
    {
        Phase = "2",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete || config.Bind.IsRefused || config.Bind.Is("loopback"))
            {
                continue;
            }

            var users = deployment.UsersOf(config);
            var finding = users.Count == 0 ? Alone(deployment, config) : users.Select(user => Used(deployment, config, user)).OfType<Finding>().MaxBy(static used => used.Severity);
            if (finding is not null)
            {
                yield return finding;
            }
        }
    }

    /// <summary>No gateway of the project reads it: then only what the config says by itself counts.</summary>
    private Finding? Alone(Deployment deployment, GatewayConfig config)
    {
        if (config.Bind.IsAbsent && !config.Product.BindsEverywhereInContainer)
        {
            return null;
        }

        var isOff = GatewayAuth.IsModeNone(config);
        return deployment.Settings.Topology == Topology.Published && !isOff
            ? null
            : Report(deployment, config, isOff ? Severity.Error : Severity.Warning, isOff ? "and its authentication is off" : "so every machine and container on its networks reaches it", null);
    }

    private Finding? Used(Deployment deployment, GatewayConfig config, Service gateway)
    {
        if (gateway.Bind is null or { IsLoopback: true } or { Source: BindSource.Command or BindSource.Environment })
        {
            return null;
        }

        var exposure = GatewayExposure.Of(deployment, gateway);
        return exposure.Severity == Severity.None ? null : Report(deployment, config, exposure.Severity, exposure.Why, gateway) with { Related = exposure.Related };
    }

    private Finding Report(Deployment deployment, GatewayConfig config, Severity severity, string why, Service? gateway) => new(
        Descriptor,
        config.Bind.At,
        $"{Describe(config)}: {why}; write \"bind\": \"loopback\"")
    {
        Severity = severity,
        Service = gateway?.Name,
        Pointer = config.Bind.Pointer,
        Subject = config.Bind.Text ?? "",
        Fix = FixFor(deployment, config),
    };

    /// <summary>What the host fills in is the host's word; and in topology <c>published</c> it is the missing token or the open port that is wrong.</summary>
    private static Fix? FixFor(Deployment deployment, GatewayConfig config) => config.Bind.IsKnownOnHostOnly || deployment.Settings.Topology == Topology.Published
        ? null
        : ConfigFix.Set(config, "Listen on loopback", SafeSettings.Loopback, "gateway", "bind");

    private static string Describe(GatewayConfig config) =>
        config.Bind.IsAbsent ? $"gateway.bind is not set, and {config.Product.Name} in a container then listens on every interface"
        : config.Bind.Text is { } word ? $"gateway.bind is {Quote.Value(word)}"
        : "gateway.bind is known only on the host, and may be anything but loopback";
}
