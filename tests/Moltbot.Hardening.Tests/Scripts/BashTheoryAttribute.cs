namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A theory that runs an emitted script in the real bash; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashTheoryAttribute : TheoryAttribute
{
    public BashTheoryAttribute() => Skip = ScriptHost.SkipReason;
}
