using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Code that a configuration brings into the gateway's process.</summary>
internal static class PluginSources
{
    /// <summary>What is loaded from elsewhere than the gateway's own package: folders, installations, and plugins that the release neither brings nor offers as a channel.</summary>
    /// <remarks>Where a release does not name the plugins that it brings, an entry says nothing of where its code is from.</remarks>
    public static IEnumerable<ConfigValue> Foreign(GatewayConfig config) => config.Children(config["plugins", "load", "paths"])
        .Concat(config.Children(config["plugins", "installs"]))
        .Concat(config.Children(config["plugins", "entries"]).Where(entry => IsForeign(config, entry)));

    /// <summary>Packages of npm that were installed by another spec than an exact version.</summary>
    public static IEnumerable<ConfigValue> Unpinned(GatewayConfig config) =>
        from section in new string[][] { ["plugins", "installs"], ["hooks", "internal", "installs"] }
        from install in config.Children(config[section])
        where config[[.. section, install.Name, "source"]].Is("npm")
        let spec = config[[.. section, install.Name, "spec"]]
        where spec is { IsRefused: false, IsKnownOnHostOnly: false } && !IsExact(spec.Text ?? "")
        select spec;

    private static bool IsForeign(GatewayConfig config, ConfigValue entry) =>
        entry is { Key: { } key, Node: MappingNode found }
        && config.Schema.At("plugins", "entries") is Schemas.ObjectSchema { Properties.Count: > 0 } && !config.Schema.Knows("plugins", "entries", key.Value)
        && !config.Schema.Knows("channels", key.Value)
        && found["enabled"] is not ScalarNode { Value: "false" };

    /// <summary><c>name@1.2.3</c>, with a scope or without; a range, a tag and a bare name are not.</summary>
    private static bool IsExact(string spec)
    {
        var at = spec.LastIndexOf('@');
        var version = at > 0 ? spec[(at + 1)..] : "";
        var dots = 0;
        foreach (var unit in version.Split('-', '+')[0])
        {
            if (unit != '.' && !char.IsAsciiDigit(unit))
            {
                return false;
            }

            dots += unit == '.' ? 1 : 0;
        }

        return dots == 2;
    }
}
