using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>An entry of an allow list that names nobody: whoever was meant is not let in, or a group stands where a person should.</summary>
internal sealed class AllowlistEntryMalformed : Rule
{
    private static readonly string[] PeopleKeys = ["allowFrom", "groupAllowFrom"];

    private static readonly string[] GroupKeys = ["groups", "rooms"];

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5004", Name: nameof(AllowlistEntryMalformed), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "An entry of an allow list has not the form of an address on that channel.")
    {
        Phase = "9",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        (from config in deployment.Configs
         from channel in config.Channels
         where !channel.IsDisabled
         from finding in People(config, channel).Concat(Groups(config, channel))
         select finding)
        .DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> People(GatewayConfig config, ChannelConfig channel)
    {
        var byName = channel.Setting(config, "dangerouslyAllowNameMatching").Is("true");
        var lists = PeopleKeys.Select(key => key == "allowFrom" ? channel.AllowFrom : channel.Setting(config, key)).Concat(channel.Groups.SelectMany(static group => group.People.Where(static list => list.Name != "roles")));
        return from item in lists.SelectMany(config.Children)
               where item is { Text: not null, IsRefused: false } && !IsExample(config, item.Text)
               let form = AddressForms.PersonFault(config, channel.Channel, item.Text ?? "", byName)
               where form is not null
               select Found(item, $"{Quote.Value(item.Text ?? "")} in a list of people of {Quote.Plain(channel.Name)} names nobody there, so whoever was meant is not let in", form);
    }

    private IEnumerable<Finding> Groups(GatewayConfig config, ChannelConfig channel) =>
        from key in GroupKeys
        from name in config.Children(channel.Setting(config, key))
        where !IsExample(config, name.Name)
        let form = AddressForms.GroupFault(channel.Channel, name.Name)
        where form is not null
        select Found(name, $"{Quote.Value(name.Name)} names no group on {Quote.Plain(channel.Name)}, so the one that was meant is not heard", form);

    private static bool IsExample(GatewayConfig config, string text) => (config.IsExample || config.IsTemplate)
        && (PublishedPlaceholders.Contains(text) || text.Contains('X', StringComparison.OrdinalIgnoreCase) || text.Contains("example", StringComparison.OrdinalIgnoreCase));

    private Finding Found(ConfigValue value, string what, string form) => new(Descriptor, value.Key?.At ?? value.At, $"{what}; write {form}")
    {
        Pointer = value.Pointer,
        Subject = value.Pointer,
    };
}
