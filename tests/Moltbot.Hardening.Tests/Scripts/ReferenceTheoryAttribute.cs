using Moltbot.Hardening.Tests.Compose.Differential;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A theory that runs an emitted script with the real docker compose; skipped with the reason where either is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReferenceTheoryAttribute : TheoryAttribute
{
    public ReferenceTheoryAttribute() => Skip = ScriptHost.SkipReason ?? ReferenceProgram.SkipReason;
}
