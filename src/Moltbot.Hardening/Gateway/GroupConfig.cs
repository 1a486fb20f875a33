using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Gateway;

/// <summary>A group that a channel admits.</summary>
/// <param name="Name">Its key: a JID, an id, or <c>*</c> for every group.</param>
/// <param name="At">The key.</param>
/// <param name="RequireMention">Whether it is heard only when mentioned.</param>
internal sealed record GroupConfig(string Name, SourceLocation At, ConfigValue RequireMention)
{
    /// <summary>The group's own <c>groupPolicy</c>, where a channel has one.</summary>
    public required ConfigValue Policy { get; init; }

    /// <summary>Switched off by <c>enabled: false</c> or <c>allow: false</c>.</summary>
    public bool IsDisabled { get; init; }
}
