using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>At least one of several.</summary>
internal sealed record UnionSchema(ImmutableArray<SchemaNode> Branches) : SchemaNode;
