namespace Moltbot.Hardening.Compose;

/// <summary>A key with its value.</summary>
internal sealed record ComposeEntry(string Key, Origin KeyOrigin, ComposeNode Value);
