using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Gateway;

/// <summary>Sections that belong to plugins whose own schema is not part of the gateway's.</summary>
internal static class PluginSections
{
    /// <summary>Those of a configuration, in the order of channels and entries.</summary>
    public static IEnumerable<ConfigValue> Unchecked(GatewayConfig config) =>
        config.Children(config["channels"]).Where(channel => IsSection(channel) && IsOpen(config.Schema, "channels", channel.Name))
            .Concat(config.Children(config["plugins", "entries"]).Select(entry => config["plugins", "entries", entry.Name, "config"])
                .Where(section => IsSection(section) && IsOpen(config.Schema, "plugins", "entries", section.Pointer.Split('/')[^2], "config")));

    private static bool IsSection(ConfigValue value) => value is { Node: Text.Nodes.MappingNode { Entries.IsEmpty: false }, IsRefused: false };

    /// <summary>The section's schema takes every key and says nothing of any.</summary>
    private static bool IsOpen(GatewaySchema schema, params string[] path)
    {
        var named = schema.At(path);
        for (var i = 1; named is null && i < path.Length; i++)
        {
            named = schema.At([.. path[..i], "*", .. path[(i + 1)..]]);
        }

        return named is AnySchema || (named is ObjectSchema { Properties.Count: 0, Others: { } others } && schema.Resolve(others) is AnySchema);
    }
}
