using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>A message that nobody asked for, sent to others than the owner with nobody having read it.</summary>
internal sealed class ProactiveMessageBeyondOwner : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5006", Name: nameof(ProactiveMessageBeyondOwner), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A scheduled or triggered job delivers to others than the owner.")
    {
        Phase = "8",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete)
            {
                continue;
            }

            foreach (var delivery in Delivery.Of(config))
            {
                var finding = ToOthers(config, delivery) ?? ToWhoeverWroteLast(config, delivery);
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? ToOthers(GatewayConfig config, Delivery delivery) => delivery.IsToGroup || delivery.IsToStranger(config)
        ? Found(delivery.To, $"{delivery.Job} delivers to {Quote.Value(delivery.To.Text ?? "")}, {(delivery.IsToGroup ? "a group" : "who is not among the owner's addresses")}: what the agent makes up by itself is sent with nobody having read it")
        : null;

    private Finding? ToWhoeverWroteLast(GatewayConfig config, Delivery delivery)
    {
        if (!delivery.Channel.Is("last") || !delivery.To.IsAbsent)
        {
            return null;
        }

        var open = config.Channels.SelectMany(channel => channel.DmOpenings(config).Concat(channel.HearsEveryGroup ? [channel.GroupPolicy] : [])).FirstOrDefault();
        return open is null ? null
            : Found(delivery.Channel, $"{delivery.Job} delivers to whoever wrote last, and everybody may write: what the agent makes up by itself goes to a stranger") with
            {
                Related = [new Related(open.At, "here everybody is heard")],
            };
    }

    private Finding Found(ConfigValue value, string what) =>
        new(Descriptor, value.At, $"{what}; deliver to the owner (\"to\": their own address) and let them pass it on")
        {
            Pointer = value.Pointer,
            Subject = value.Pointer,
        };
}
