namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>A theory in network namespaces of its own; skipped with the reason where they cannot be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamespaceTheoryAttribute : TheoryAttribute
{
    public NamespaceTheoryAttribute() => Skip = NamespaceRight.SkipReason;
}
