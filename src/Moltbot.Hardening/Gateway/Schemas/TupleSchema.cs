using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>A list of exactly these items.</summary>
internal sealed record TupleSchema(ImmutableArray<SchemaNode> Items) : SchemaNode;
