namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A test that gives a file to another user; skipped with the reason where this one may not.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RootFactAttribute : FactAttribute
{
    public RootFactAttribute() => Skip = ScriptHost.SkipReason ?? (Environment.IsPrivilegedProcess ? null : "only root may give files away");
}
