using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Text.Yaml;

/// <summary>What is to be said of few nodes of a tape.</summary>
internal sealed record YamlAside
{
    /// <summary>Tag and anchor.</summary>
    public NodeProperties? Properties { get; init; }

    /// <summary>A scalar's value, where it does not stand in the text as it is: escapes, folded lines.</summary>
    public string? Value { get; init; }

    /// <summary>An alias: the index of the node that it stands for, which stands before it.</summary>
    public int Target { get; init; }
}
