namespace Moltbot.Hardening.Text.Nodes;

/// <summary>A key and its value.</summary>
public sealed record MappingEntry(ScalarNode Key, Node Value);
