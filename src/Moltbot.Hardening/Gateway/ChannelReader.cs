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

    /// <summary>What a group calls the list of people that it hears.</summary>
    private static readonly string[] PeopleKeys = ["allowFrom", "users", "roles", "groupAllowFrom"];

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
            Path = [.. path],
            IsDisabled = config[[.. path, "enabled"]].Is("false") || config[[.. channelPath, "enabled"]].Is("false"),
            IsDmDisabled = config[[.. path, "dm", "enabled"]].Is("false") || config[[.. channelPath, "dm", "enabled"]].Is("false"),
            DmPolicy = First("dmPolicy", "policy"),
            AllowFrom = First("allowFrom", "allowFrom"),
            GroupPolicy = First("groupPolicy") is { IsAbsent: false } own ? own : config["channels", "defaults", "groupPolicy"],
            GroupAllowFrom = First("groupAllowFrom"),
            RequireMention = First("requireMention"),
            Groups = Groups(config, path, GroupKeys),
        };

        ConfigValue First(string key, string? nested = null)
        {
            var own = Own(config, path, key, nested);
            return own.IsAbsent && account is not null ? Own(config, channelPath, key, nested) : own;
        }
    }

    /// <summary>A key, or where it is absent one below <c>dm</c>, where some channels keep it.</summary>
    private static ConfigValue Own(GatewayConfig config, string[] path, string key, string? nested)
    {
        var value = config[[.. path, key]];
        return !value.IsAbsent || nested is null ? value : config[[.. path, "dm", nested]] is { IsAbsent: false } inner ? inner : value;
    }

    private static ImmutableArray<GroupConfig> Groups(GatewayConfig config, string[] path, string[] keys)
    {
        var groups = ImmutableArray.CreateBuilder<GroupConfig>();
        foreach (var key in keys)
        {
            if (config[[.. path, key]].Node is MappingNode found)
            {
                foreach (var name in Names(found))
                {
                    AddGroup(config, [.. path, key, name], groups);
                }
            }
        }

        return groups.ToImmutable();
    }

    private static void AddGroup(GatewayConfig config, string[] path, ImmutableArray<GroupConfig>.Builder groups)
    {
        if (config[path] is not { Key: { } key, Node: MappingNode, IsRefused: false })
        {
            return;
        }

        groups.Add(new GroupConfig(key.Value, key.At, config[[.. path, "requireMention"]])
        {
            Policy = config[[.. path, "groupPolicy"]],
            IsDisabled = config[[.. path, "enabled"]].Is("false") || config[[.. path, "allow"]].Is("false"),
            People = [.. PeopleKeys.Select(name => config[[.. path, name]]).Where(static list => !list.IsAbsent)],
        });
        groups.AddRange(Groups(config, path, ["channels", "topics"]));
    }

    private static IEnumerable<string> Names(MappingNode node) =>
        node.Entries.Where(static entry => entry.Key.Style != ScalarStyle.Hole).Select(static entry => entry.Key.Value).Distinct();
}
