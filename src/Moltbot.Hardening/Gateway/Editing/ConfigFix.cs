using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Gateway.Editing;

/// <summary>Fixes of a configuration, for the rules that know what to write. Null where the text does not allow the edit.</summary>
internal static class ConfigFix
{
    /// <summary>A value at a path, whether something stands there or not.</summary>
    public static Fix? Set(GatewayConfig config, string title, object value, params ReadOnlySpan<string> path) => Safe(title, ConfigEdits.Set(config, value, path));

    /// <summary>Another value in the place of one that is there.</summary>
    public static Fix? Replace(GatewayConfig config, string title, ConfigValue at, object value) =>
        at.Node is { } node ? Safe(title, ConfigEdits.Replace(config, node, at.Key, value)) : null;

    /// <summary>An item less in a list.</summary>
    public static Fix? RemoveItem(GatewayConfig config, string title, ConfigValue item) => Safe(title, ConfigEdits.RemoveItem(config, item));

    /// <summary>A fix that may be applied by itself.</summary>
    public static Fix? Safe(string title, ImmutableArray<TextEdit>? edits) => edits is [_, ..] made ? new Fix(title, made, IsSafe: true) : null;

    /// <summary>A fix that a person decides on.</summary>
    public static Fix? Show(string title, ImmutableArray<TextEdit>? edits) => edits is [_, ..] made ? new Fix(title, made, IsSafe: false) : null;
}
