namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>A test that needs <see cref="ReferenceProgram"/>; skipped with the reason where it is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceFactAttribute : FactAttribute
{
    public ReferenceFactAttribute() => Skip = ReferenceProgram.SkipReason;
}
