namespace Moltbot.Hardening.Tests.Compose.Differential;

/// <summary>An attribute of a service or of another resource, and how it may be written.</summary>
internal sealed record Attribute(string Owner, string Name, IReadOnlyList<string> Forms)
{
    public override string ToString() => $"{Owner}.{Name}";
}
