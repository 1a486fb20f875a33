using System.Collections.Immutable;
using Moltbot.Hardening.Text;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>A group that a channel admits.</summary>
/// <param name="Name">Its key: a JID, an id, or <c>*</c> for every group.</param>
/// <param name="At">The key.</param>
/// <param name="RequireMention">Whether it is heard only when mentioned.</param>
internal sealed record GroupConfig(string Name, SourceLocation At, ConfigValue RequireMention)
{
    /// <summary>The group's own <c>groupPolicy</c>, where a channel has one.</summary>
    public required ConfigValue Policy { get; init; }

    /// <summary>The people that are heard in it: its own <c>allowFrom</c>, <c>users</c>, <c>roles</c>, <c>groupAllowFrom</c>, as far as it has them.</summary>
    public ImmutableArray<ConfigValue> People { get; init; } = [];

    /// <summary>Only people that it names are heard.</summary>
    public bool NamesItsPeople => People.Any(static list => !list.Items.IsEmpty)
        && People.All(static list => !list.Items.Any(static item => item is ScalarNode { Value: "*" }));

    /// <summary>Switched off by <c>enabled: false</c> or <c>allow: false</c>.</summary>
    public bool IsDisabled { get; init; }
}
