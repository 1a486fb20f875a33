using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>A channel on which a stranger's private message commands the agent.</summary>
/// <remarks>An absent <c>dmPolicy</c> means pairing in every examined version; <c>*</c> in <c>allowFrom</c> admits everybody whatever the policy is called.</remarks>
internal sealed class DirectMessagesOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5001", Name: nameof(DirectMessagesOpen), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A channel or account takes private messages from everybody.")
    {
        Phase = "9",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        deployment.Channels.SelectMany(each => Openings(each.Config, each.Channel)).DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> Openings(GatewayConfig config, ChannelConfig channel)
    {
        foreach (var opening in channel.DmOpenings(config))
        {
            yield return new Finding(Descriptor, opening.At, Message(channel, opening.Is("open")))
            {
                Pointer = opening.Is("open") ? opening.Pointer : channel.AllowFrom.Pointer,
                Subject = channel.Name,
                Fix = opening.Is("open") ? ConfigFix.Replace(config, "Let strangers ask first", opening, SafeSettings.DmPolicy) : ChannelFix.WithoutEverybody(config, opening),
            };
        }
    }

    private static string Message(ChannelConfig channel, bool byPolicy) =>
        (byPolicy
            ? $"{Quote.Plain(channel.Name)} takes private messages from everybody (dmPolicy 'open')"
            : $"{Quote.Plain(channel.Name)} has '*' in its list of people, so everybody may write in private")
        + ": a stranger's text reaches the agent and its tools; "
        + (byPolicy ? "write \"pairing\", or \"allowlist\" with the people in 'allowFrom'" : "name the people instead");
}
