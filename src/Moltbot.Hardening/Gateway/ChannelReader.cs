using System.Collections.Immutable;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Finds the channels and accounts of a configuration and what holds for each.</summary>
/// <remarks>Channels that a plugin brings are read by the same names; what they call otherwise is not seen.</remarks>
internal static class ChannelReader
{
    /// <summary>Keys below <c>channels</c> that are no channel.</summary>
    private static readonly string[] NoChannels = ["defaults", "modelByChannel"];

    /// <summary>What the channels call the places where several people meet; a guild and a team hold channels again.</summary>
    private static readonly string[] GroupKeys = ["groups", "guilds", "teams", "rooms", "channels"];

    public static ImmutableArray<ChannelConfig> Read(GatewayConfig config)
    {
        var channels = ImmutableArray.CreateBuilder<ChannelConfig>();
        if (config["channels"].Node is not MappingNode section)
        {
            return [];
        }

        foreach (var channel in Names(section).Except(NoChannels))
        {
            string[] path = ["channels", channel];
            channels.Add(Channel(config, channel, account: null, path, path));
            if (config["channels", channel, "accounts"].Node is MappingNode accounts)
            {
                channels.AddRange(Names(accounts).Select(account => Channel(config, channel, account, ["channels", channel, "accounts", account], path)));
            }
        }

        return channels.ToImmutable();
    }

    private static ChannelConfig Channel(GatewayConfig config, string channel, string? account, string[] path, string[] channelPath)
    {
        return new ChannelConfig(channel, account)
        {
            Pointer = JsonPointer.Of(path),
            IsDisabled = config[[.. path, "enabled"]].Is("false") || config[[.. channelPath, "enabled"]].Is("false"),
            IsDmDisabled = First("dm/enabled").Is("false"),
            DmPolicy = First("dmPolicy", "dm/policy"),
            AllowFrom = First("allowFrom", "dm/allowFrom"),
            GroupPolicy = First("groupPolicy") is { IsAbsent: false } own ? own : config["channels", "defaults", "groupPolicy"],
            GroupAllowFrom = First("groupAllowFrom"),
            RequireMention = First("requireMention"),
            Groups = [.. GroupKeys.SelectMany(key => Groups(config, [.. path, key]))],
        };

        ConfigValue First(params string[] keys) =>
            keys.SelectMany(key => new[] { config[[.. path, .. key.Split('/')]], config[[.. channelPath, .. key.Split('/')]] })
                .FirstOrDefault(static value => !value.IsAbsent) ?? config[[.. path, keys[0]]];
    }

    private static IEnumerable<GroupConfig> Groups(GatewayConfig config, string[] path)
    {
        if (config[path].Node is not MappingNode groups)
        {
            yield break;
        }

        foreach (var name in Names(groups))
        {
            string[] group = [.. path, name];
            var value = config[group];
            if (value is { Key: { } key, Node: MappingNode, IsRefused: false })
            {
                yield return new GroupConfig(name, key.At, config[[.. group, "requireMention"]])
                {
                    Policy = config[[.. group, "groupPolicy"]],
                    IsDisabled = config[[.. group, "enabled"]].Is("false") || config[[.. group, "allow"]].Is("false"),
                };
                foreach (var inner in Groups(config, [.. group, "channels"]))
                {
                    yield return inner;
                }
            }
        }
    }

    private static IEnumerable<string> Names(MappingNode node) =>
        node.Entries.Where(static entry => entry.Key.Style != ScalarStyle.Hole).Select(static entry => entry.Key.Value).Distinct();
}
