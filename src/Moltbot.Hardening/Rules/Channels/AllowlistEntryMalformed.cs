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
        deployment.Channels.SelectMany(each => People(each.Config, each.Channel).Concat(Groups(each.Config, each.Channel))).DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> People(GatewayConfig config, ChannelConfig channel)
    {
        var byName = channel.Setting(config, "dangerouslyAllowNameMatching").Is("true");
        foreach (var list in Lists(config, channel))
        {
            foreach (var item in config.Children(list))
            {
                if (item is not { Text: { } text, IsRefused: false } || IsExample(config, text))
                {
                    continue;
                }

                var form = AddressForms.PersonFault(config, channel.Channel, text, byName);
                if (form is not null)
                {
                    yield return Found(item, $"{Quote.Value(text)} in a list of people of {Quote.Plain(channel.Name)} names nobody there, so whoever was meant is not let in", form);
                }
            }
        }
    }

    private static IEnumerable<ConfigValue> Lists(GatewayConfig config, ChannelConfig channel)
    {
        foreach (var key in PeopleKeys)
        {
            yield return key == "allowFrom" ? channel.AllowFrom : channel.Setting(config, key);
        }

        foreach (var group in channel.Groups)
        {
            foreach (var list in group.People)
            {
                if (list.Name != "roles")
                {
                    yield return list;
                }
            }
        }
    }

    private IEnumerable<Finding> Groups(GatewayConfig config, ChannelConfig channel)
    {
        foreach (var key in GroupKeys)
        {
            foreach (var name in config.Children(channel.Setting(config, key)))
            {
                if (IsExample(config, name.Name))
                {
                    continue;
                }

                var form = AddressForms.GroupFault(channel.Channel, name.Name);
                if (form is not null)
                {
                    yield return Found(name, $"{Quote.Value(name.Name)} names no group on {Quote.Plain(channel.Name)}, so the one that was meant is not heard", form);
                }
            }
        }
    }

    private static bool IsExample(GatewayConfig config, string text) => (config.IsExample || config.IsTemplate)
        && (PublishedPlaceholders.Contains(text) || text.Contains('X', StringComparison.OrdinalIgnoreCase) || text.Contains("example", StringComparison.OrdinalIgnoreCase));

    private Finding Found(ConfigValue value, string what, string form) => new(Descriptor, value.Key?.At ?? value.At, $"{what}; write {form}")
    {
        Pointer = value.Pointer,
        Subject = value.Pointer,
    };
}
