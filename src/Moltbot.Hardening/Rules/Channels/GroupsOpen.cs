using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>A channel on which every group is heard, or a group is heard without being asked to speak.</summary>
/// <remarks>An absent <c>groupPolicy</c> means allowlist and an absent <c>requireMention</c> true, in every examined version.</remarks>
internal sealed class GroupsOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5002", Name: nameof(GroupsOpen), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A channel hears every group, or a group without a mention.")
    {
        Phase = "9",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        deployment.Channels.SelectMany(each => Findings(each.Config, each.Channel)).DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> Findings(GatewayConfig config, ChannelConfig channel)
    {
        var name = Quote.Plain(channel.Name);
        if (ChannelConfig.IsOpen(channel.GroupPolicy))
        {
            yield return Found(channel, channel.GroupPolicy, $"{name} hears every group that it is put into (groupPolicy {Quote.Value(channel.GroupPolicy.Text ?? "")})",
                "write \"allowlist\" and name the groups in 'groups', or \"disabled\"") with
            {
                Fix = Named(config, channel.GroupPolicy),
            };
        }

        if (channel.GroupPolicy.Is("disabled"))
        {
            yield break;
        }

        if (channel.RequireMention.Is("false"))
        {
            yield return Found(channel, channel.RequireMention, $"{name} hears its groups without being mentioned", "write \"requireMention\": true") with { Fix = Mentioned(config, channel.RequireMention) };
        }

        foreach (var group in channel.Groups.Where(static group => !group.IsDisabled))
        {
            if (ChannelConfig.IsOpen(group.Policy))
            {
                yield return Found(channel, group.Policy, $"{name} hears everybody in group {Quote.Value(group.Name)}", "write \"allowlist\"") with { Fix = Named(config, group.Policy) };
            }

            if (group.RequireMention.Is("false"))
            {
                yield return group.NamesItsPeople
                    ? new Finding(Descriptor, group.RequireMention.At,
                        $"{name} hears every line that the people named for group {Quote.Value(group.Name)} write there, also what is not meant for it; write \"requireMention\": true")
                    {
                        Severity = Severity.Warning,
                        Pointer = group.RequireMention.Pointer,
                        Subject = channel.Name,
                        Fix = Mentioned(config, group.RequireMention),
                    }
                    : Found(channel, group.RequireMention, $"{name} hears group {Quote.Value(group.Name)} without being mentioned", "write \"requireMention\": true") with { Fix = Mentioned(config, group.RequireMention) };
            }
        }
    }

    private static Fix? Named(GatewayConfig config, ConfigValue policy) => ChannelFix.Named(ConfigFix.Replace(config, "Hear only what is named", policy, SafeSettings.GroupPolicy));

    private static Fix? Mentioned(GatewayConfig config, ConfigValue mention) => ConfigFix.Replace(config, "Be heard only when mentioned", mention, SafeSettings.Mention.Value);

    private Finding Found(ChannelConfig channel, ConfigValue value, string what, string advice) =>
        new(Descriptor, value.At, $"{what}: whatever anybody there says reaches the agent and its tools; {advice}")
        {
            Pointer = value.Pointer,
            Subject = channel.Name,
        };
}
