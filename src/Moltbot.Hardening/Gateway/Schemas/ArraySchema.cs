namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>A list.</summary>
internal sealed record ArraySchema(SchemaNode Item, SchemaRange Count) : SchemaNode;
