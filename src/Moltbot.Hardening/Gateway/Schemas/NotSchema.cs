namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Everything but this.</summary>
internal sealed record NotSchema(SchemaNode Inner) : SchemaNode;
