namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test that runs shellcheck; skipped with the reason where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ShellcheckFactAttribute : FactAttribute
{
    public ShellcheckFactAttribute() => Skip = ScriptHost.SkipReason
        ?? (File.Exists("/usr/bin/shellcheck") || File.Exists("/usr/local/bin/shellcheck") || File.Exists("/opt/homebrew/bin/shellcheck") ? null : "shellcheck is not here (Debian: apt-get install shellcheck)");
}
