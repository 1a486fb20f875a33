namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test that runs an emitted script with the real age; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AgeFactAttribute : FactAttribute
{
    public AgeFactAttribute() => Skip = ScriptHost.SkipReason ?? (File.Exists("/usr/bin/age") ? null : "there is no age here");
}
