namespace Moltbot.Hardening.Tests.Support;

/// <summary>A theory that needs <see cref="Shared.Folder"/>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedTheoryAttribute : TheoryAttribute
{
    public SharedTheoryAttribute() => Skip = Shared.SkipReason;
}
