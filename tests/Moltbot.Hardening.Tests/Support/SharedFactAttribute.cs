namespace Moltbot.Hardening.Tests.Support;

/// <summary>A test that needs <see cref="Shared.Folder"/>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedFactAttribute : FactAttribute
{
    public SharedFactAttribute() => Skip = Shared.SkipReason;
}
