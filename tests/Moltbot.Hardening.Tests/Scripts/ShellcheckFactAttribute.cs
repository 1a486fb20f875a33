namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test with the real shellcheck; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellcheckFactAttribute : FactAttribute
{
    public ShellcheckFactAttribute() => Skip = ScriptHost.SkipReason ?? (File.Exists("/usr/bin/shellcheck") ? null : "there is no shellcheck here");
}
