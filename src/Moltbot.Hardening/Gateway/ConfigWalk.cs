using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Every value of a configuration that is in force, in written order.</summary>
internal static class ConfigWalk
{
    /// <summary>Scalars with the keys they stand under; what the gateway refuses and what a channel or account switched off is left out.</summary>
    public static IEnumerable<ConfigValue> Values(GatewayConfig config) =>
        config.Root is { } root ? Below(config, ConfigPath.Of(config, "", null, root)) : [];

    private static IEnumerable<ConfigValue> Below(GatewayConfig config, ConfigValue value)
    {
        if (value.IsRefused)
        {
            return [];
        }

        if (value.Node is ScalarNode)
        {
            return [value];
        }

        var isOff = value.Node is MappingNode found && found["enabled"] is ScalarNode { Style: ScalarStyle.Plain, Value: "false" } && IsChannel(value.Pointer);
        return isOff ? [] : config.Children(value).SelectMany(child => Below(config, child));
    }

    private static bool IsChannel(string pointer) => pointer.Split('/') is ["", "channels", _] or ["", "channels", _, "accounts", _];
}
