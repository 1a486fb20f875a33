using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>Fixes that close a channel, and what its owner then decides.</summary>
internal static class ChannelFix
{
    /// <summary>A list without the item that stands for everybody.</summary>
    public static Fix? WithoutEverybody(GatewayConfig config, ConfigValue item) => ConfigFix.RemoveItem(config, "Let in only those who are named", item) is { } fix
        ? fix with { Then = $"name the people who are to be let in where '*' stood ({Quote.Plain(Above(item))})" }
        : null;

    /// <summary>A group policy that hears what is named.</summary>
    public static Fix? Named(Fix? fix) => fix is null ? null : fix with { Then = "in groups only those are heard whom 'groupAllowFrom' and 'groups' name: put them there" };

    private static string Above(ConfigValue item) => item.Dotted[..Math.Max(0, item.Dotted.LastIndexOf('.'))];
}
