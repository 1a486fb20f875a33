using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>How many people a configuration lets write in private.</summary>
internal static class Senders
{
    /// <summary>Where it says that more than one may: everybody, or a list with a second name. Null where it does not say so.</summary>
    /// <remarks>Counted per channel or account: the owner has one address on each. Pairing alone says nothing of how many were paired.</remarks>
    public static ConfigValue? SeveralIn(GatewayConfig config) => config.Children(config["session", "identityLinks"]).Any() ? null
        : config.Channels.Select(channel => Several(config, channel)).FirstOrDefault(static several => several is not null);

    private static ConfigValue? Several(GatewayConfig config, ChannelConfig channel) =>
        channel.DmOpenings(config).FirstOrDefault() is { } open ? open
        : !channel.IsDisabled && !channel.IsDmDisabled && !channel.DmPolicy.Is("disabled") && People(channel) > 1 ? channel.AllowFrom
        : null;

    private static int People(ChannelConfig channel) =>
        channel.AllowFrom.Items.OfType<ScalarNode>().Select(static item => item.Value).Distinct(StringComparer.OrdinalIgnoreCase).Count();
}
