namespace Moltbot.Hardening.Text.Scripts;

/// <summary>A command that must succeed, or fail, for what stands behind it to run.</summary>
internal sealed record ScriptGuard(ScriptCommand Test, bool Succeeds);
