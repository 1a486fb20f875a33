namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test that runs an emitted script in the real bash; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BashFactAttribute : FactAttribute
{
    public BashFactAttribute() => Skip = ScriptHost.SkipReason;
}
