using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>Commands outside the sandbox for people that nobody named.</summary>
/// <remarks>Without an entry in <c>allowFrom</c> nobody may elevate, so only a list or a written <c>enabled</c> makes it one.</remarks>
internal sealed class ElevatedToolsOpen : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4015", Name: nameof(ElevatedToolsOpen), Severity: Severity.Error, Since: "1.0.0",
        Summary: "Elevated tools are open to everybody, or switched on where everybody is heard.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var agent in config.Agents)
            {
                if (config["tools", "elevated", "enabled"].Is("false") || agent.Tools("elevated", "enabled").Is("false"))
                {
                    continue;
                }

                foreach (var finding in Wildcards(config, agent) is { Count: > 0 } named ? named : Beside(config, agent))
                {
                    yield return finding;
                }
            }
        }
    }

    private List<Finding> Wildcards(GatewayConfig config, AgentScope agent)
    {
        var found = new List<Finding>();
        foreach (var provider in config.Children(agent.Tools("elevated", "allowFrom")))
        {
            foreach (var item in config.Children(provider))
            {
                if (item.Is("*"))
                {
                    found.Add(new Finding(
                        Descriptor,
                        item.At,
                        $"{agent.Prefix}tools.elevated.allowFrom.{Quote.Plain(provider.Name)} holds '*': whoever writes there runs commands on the host, outside the sandbox; name the owner")
                    {
                        Pointer = item.Pointer,
                        Fix = ChannelFix.WithoutEverybody(config, item),
                    });
                }
            }
        }

        return found;
    }

    private IEnumerable<Finding> Beside(GatewayConfig config, AgentScope agent)
    {
        var (enabled, people) = (agent.Tools("elevated", "enabled"), agent.Tools("elevated", "allowFrom"));
        var on = enabled.Is("true") ? enabled : config.Children(people).Any(static provider => !provider.Items.IsEmpty) ? people : null;
        var open = on is null ? [] : config.Channels.SelectMany(channel => Openings(config, channel)).DistinctBy(static place => place.At).ToArray();
        return on is null || open.Length == 0 ? []
            : [new Finding(Descriptor, on.Key?.At ?? on.At, $"{agent.Prefix}tools.elevated is on while everybody is heard: a stranger's text can talk the agent out of its sandbox; write \"enabled\": false, or close the channel")
            {
                Pointer = on.Pointer,
                Related = [.. open],
            }];
    }

    private static IEnumerable<Related> Openings(GatewayConfig config, ChannelConfig channel)
    {
        foreach (var opening in channel.DmOpenings(config))
        {
            yield return new Related(opening.At, "everybody may write in private");
        }

        if (channel.HearsEveryGroup)
        {
            yield return new Related(channel.GroupPolicy.At, "every group is heard");
        }
    }
}
