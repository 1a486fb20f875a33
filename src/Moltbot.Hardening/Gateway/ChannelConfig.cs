using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway;

/// <summary>A channel, or one account of it, with what holds for it: an account's own word before the channel's.</summary>
/// <param name="Channel">The key below <c>channels</c>: <c>whatsapp</c>.</param>
/// <param name="Account">The key below <c>accounts</c>, or null for the channel itself.</param>
internal sealed record ChannelConfig(string Channel, string? Account)
{
    /// <summary>How messages name it.</summary>
    public string Name => Account is null ? Channel : $"{Channel}, account {Account}";

    public required string Pointer { get; init; }

    /// <summary>The keys that lead to it.</summary>
    public required ImmutableArray<string> Path { get; init; }

    /// <summary>Everybody may write in private, and why: <c>open</c>, or the items <c>*</c> of its list of people.</summary>
    public IEnumerable<ConfigValue> DmOpenings(GatewayConfig config) =>
        IsDisabled || IsDmDisabled ? []
        : DmPolicy.Is("open") ? [DmPolicy]
        : config[[.. Path, "direct", "*", "dmPolicy"]] is var everyone && everyone.Is("open") ? [everyone]
        : DmPolicy.Is("disabled") || DmPolicy.IsRefused ? []
        : config.Children(AllowFrom).Where(static item => item.Is("*"));

    /// <summary>Every group is heard. Feishu also calls it <c>allowall</c>.</summary>
    public bool HearsEveryGroup => !IsDisabled && IsOpen(GroupPolicy);

    public bool HearsNoGroup => IsDisabled || GroupPolicy.Is("disabled");

    /// <summary>A key of the account, else of the channel that it belongs to.</summary>
    public ConfigValue Setting(GatewayConfig config, params ReadOnlySpan<string> keys)
    {
        var own = config[[.. Path, .. keys]];
        return own.IsAbsent && Account is not null ? config[["channels", Channel, .. keys]] : own;
    }

    public static bool IsOpen(ConfigValue policy) => policy.Is("open") || policy.Is("allowall");

    /// <summary>Switched off by <c>enabled: false</c>, of the account or of the whole channel.</summary>
    public required bool IsDisabled { get; init; }

    /// <summary>Private messages are switched off by <c>dm.enabled: false</c>.</summary>
    public required bool IsDmDisabled { get; init; }

    /// <summary><c>dmPolicy</c>, or <c>dm.policy</c> where a channel keeps it there. Absent means pairing, in every examined version.</summary>
    public required ConfigValue DmPolicy { get; init; }

    /// <summary><c>allowFrom</c> (or <c>dm.allowFrom</c>): the people who may write in private.</summary>
    public required ConfigValue AllowFrom { get; init; }

    /// <summary><c>groupPolicy</c>; where it is absent, that of <c>channels.defaults</c>.</summary>
    public required ConfigValue GroupPolicy { get; init; }

    /// <summary><c>groupAllowFrom</c>: the people who are heard in groups.</summary>
    public required ConfigValue GroupAllowFrom { get; init; }

    /// <summary>The channel's own <c>requireMention</c>, where it has one.</summary>
    public required ConfigValue RequireMention { get; init; }

    /// <summary>The groups (rooms, guilds, teams, channels) that are admitted by name, with their own <c>requireMention</c>.</summary>
    public required ImmutableArray<GroupConfig> Groups { get; init; }
}
