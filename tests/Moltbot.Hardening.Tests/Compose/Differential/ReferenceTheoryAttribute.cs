namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>The same as <see cref="ReferenceFactAttribute"/> for a theory.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ReferenceProgram.SkipReason;
}
