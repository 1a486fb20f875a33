namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>What a gateway takes at a place of its configuration. Made from one line of a schema file by <see cref="SchemaLine"/>.</summary>
internal abstract record SchemaNode;
