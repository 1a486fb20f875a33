namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>Another line of the same file; <see cref="GatewaySchema.Resolve"/> reads it when it is first asked for.</summary>
internal sealed record ReferenceSchema(string Name) : SchemaNode;
