using System.Globalization;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Where a job that nobody asked for sends what it made.</summary>
/// <param name="Job">What messages call the job.</param>
/// <param name="Channel">The channel's key, or <c>last</c>; absent where nothing says it.</param>
/// <param name="To">The person or group; absent where nothing says it.</param>
internal sealed record Delivery(string Job, ConfigValue Channel, ConfigValue To)
{
    public static IEnumerable<Delivery> Of(GatewayConfig config)
    {
        foreach (var agent in config.Agents.Where(static agent => !agent["heartbeat", "every"].Is("0m") && !agent["heartbeat", "every"].Is("0")))
        {
            yield return new Delivery($"{agent.Prefix}the heartbeat", agent["heartbeat", "target"], agent["heartbeat", "to"]);
        }

        yield return new Delivery("an alert of cron", config["cron", "failureAlert", "channel"], config["cron", "failureAlert", "to"]);
        for (var i = 0; i < config["hooks", "mappings"].Items.Length; i++)
        {
            string[] path = ["hooks", "mappings", i.ToString(CultureInfo.InvariantCulture)];
            if (!config["hooks", "enabled"].Is("false") && !config[[.. path, "deliver"]].Is("false"))
            {
                yield return new Delivery($"hook {config[[.. path, "id"]].Text ?? path[^1]}", config[[.. path, "channel"]], config[[.. path, "to"]]);
            }
        }
    }

    /// <summary>What it names is a room of several people.</summary>
    public bool IsToGroup => To.Text is { } to && !To.IsRefused && (
        to.EndsWith("@g.us", StringComparison.Ordinal) || to.StartsWith("-100", StringComparison.Ordinal) || to.StartsWith("channel:", StringComparison.Ordinal)
        || to.StartsWith("group:", StringComparison.Ordinal) || to.StartsWith("chat_id:", StringComparison.Ordinal) || (Channel.Is("slack") && to is ['C' or '#', ..])
        || (Channel.Is("matrix") && to is ['!' or '#', ..]));

    /// <summary>The person is none of those that the configuration calls owner, or lets write; false where it names nobody at all.</summary>
    public bool IsToStranger(GatewayConfig config)
    {
        if (To is not { Text: { Length: > 0 } to, IsRefused: false } || IsToGroup)
        {
            return false;
        }

        var owners = config.Children(config["commands", "ownerAllowFrom"]).ToArray();
        var known = (owners.Length > 0 ? owners : config.Channels.Where(channel => Channel.IsAbsent || Channel.Is("last") || Channel.Is(channel.Channel)).SelectMany(channel => config.Children(channel.AllowFrom)))
            .Where(static item => item.Node is ScalarNode).ToArray();
        return known.Length > 0 && known.All(item => item.Text is { } text && text != "*" && Bare(text) != Bare(to));
    }

    private static string Bare(string address) => address[(address.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('+');
}
