using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>A list of people that names everybody.</summary>
/// <remarks>A private <c>*</c> is MBH5001's, one for elevated tools MBH4015's.</remarks>
internal sealed class AllowlistWildcard : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5003", Name: nameof(AllowlistWildcard), Severity: Severity.Error, Since: "1.0.0",
        Summary: "An allow list of people holds '*'.")
    {
        Phase = "9",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            var named = config.Channels.Where(channel => channel.DmOpenings(config).Any()).Select(static channel => channel.AllowFrom.At).ToHashSet();
            foreach (var list in PeopleLists.Of(config).DistinctBy(static list => list.List.At))
            {
                foreach (var item in config.Children(list.List))
                {
                    if (item.Is("*") && !named.Contains(list.List.At))
                    {
                        yield return new Finding(Descriptor, item.At, $"{Quote.Plain(list.Owner)} holds '*': {list.Means}; name the people instead")
                        {
                            Pointer = item.Pointer,
                            Subject = list.Owner,
                            Fix = list.MayBeEmpty || !IsAlone(list.List) ? ChannelFix.WithoutEverybody(config, item) : null,
                        };
                    }
                }
            }
        }
    }

    /// <summary>Without it the list would be empty.</summary>
    private static bool IsAlone(ConfigValue list) => list.Items.All(static item => item is ScalarNode { Value: "*" });
}
