namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test with the real systemd-analyze; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SystemdFactAttribute : FactAttribute
{
    public SystemdFactAttribute() => Skip = ScriptHost.SkipReason ?? (File.Exists("/usr/bin/systemd-analyze") ? null : "there is no systemd-analyze here");
}
