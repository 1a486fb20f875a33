namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Everything is taken: a plugin's own section, or free data.</summary>
internal sealed record AnySchema : SchemaNode;
