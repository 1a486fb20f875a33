namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed record BooleanSchema : SchemaNode;
