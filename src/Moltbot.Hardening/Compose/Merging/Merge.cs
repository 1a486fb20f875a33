namespace Moltbot.Hardening.Compose.Merging;

/// <summary>Joins a base and what overrides it at one place.</summary>
internal delegate ComposeNode Merge(Merger merger, ComposeNode first, ComposeNode second, ModelPath path);
