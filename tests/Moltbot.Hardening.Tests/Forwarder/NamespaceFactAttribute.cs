namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>A test in network namespaces of its own; skipped with the reason where they cannot be made.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NamespaceFactAttribute : FactAttribute
{
    public NamespaceFactAttribute() => Skip = NamespaceRight.SkipReason;
}
