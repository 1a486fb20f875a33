namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>A finite number.</summary>
internal sealed record NumberSchema(bool IsInteger, SchemaRange Range) : SchemaNode;
