namespace Moltbot.Hardening.Gateway;

/// <summary>The lists of a configuration that let people in, as far as they are in force.</summary>
internal static class PeopleLists
{
    /// <summary>Lists of a channel beside those of its private messages.</summary>
    private static readonly string[] OfChannel = ["groupAllowFrom", "groupSenderAllowFrom", "groupChannels", "autoJoinAllowlist", "groupInviteAllowlist"];

    public static IEnumerable<PeopleList> Of(GatewayConfig config)
    {
        foreach (var channel in config.Channels.Where(static channel => !channel.IsDisabled))
        {
            foreach (var list in Groups(config, channel))
            {
                yield return list;
            }

            yield return new PeopleList(channel.Setting(config, "execApprovals", "approvers"), $"{channel.Name}: execApprovals.approvers", "everybody may let the agent's commands run");
        }

        yield return new PeopleList(config["commands", "ownerAllowFrom"], "commands.ownerAllowFrom", "everybody counts as the owner");
        foreach (var provider in config.Children(config["commands", "allowFrom"]))
        {
            yield return new PeopleList(provider, $"commands.allowFrom.{provider.Name}", "everybody may give the assistant commands");
        }
    }

    private static IEnumerable<PeopleList> Groups(GatewayConfig config, ChannelConfig channel)
    {
        // What an open policy lets in is said of the policy, and a closed one asks no list.
        if (channel.HearsNoGroup || channel.HearsEveryGroup)
        {
            yield break;
        }

        const string Heard = "everybody in an admitted group speaks to the agent and its tools";
        foreach (var key in OfChannel)
        {
            yield return new PeopleList(channel.Setting(config, key), $"{channel.Name}: {key}", Heard);
        }

        // Without a list of its own a group falls back to that of the private messages.
        if (channel.GroupAllowFrom.IsAbsent)
        {
            yield return new PeopleList(channel.AllowFrom, $"{channel.Name}: allowFrom", Heard);
        }

        foreach (var group in channel.Groups.Where(static group => !group.IsDisabled))
        {
            foreach (var people in group.People)
            {
                yield return new PeopleList(people, $"{channel.Name}, group {group.Name}: {people.Name}", "everybody in this group speaks to the agent and its tools") { MayBeEmpty = false };
            }
        }
    }
}
