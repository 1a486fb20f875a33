namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary><c>null</c>.</summary>
internal sealed record NullSchema : SchemaNode;
