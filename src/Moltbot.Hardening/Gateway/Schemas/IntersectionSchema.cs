using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>All of several.</summary>
internal sealed record IntersectionSchema(ImmutableArray<SchemaNode> Parts) : SchemaNode;
