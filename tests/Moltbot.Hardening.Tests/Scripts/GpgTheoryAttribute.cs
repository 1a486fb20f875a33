namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A theory that runs an emitted script with the real gpg; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class GpgTheoryAttribute : TheoryAttribute
{
    public GpgTheoryAttribute() => Skip = ScriptHost.SkipReason ?? (File.Exists("/usr/bin/gpg") ? null : "there is no gpg here");
}
