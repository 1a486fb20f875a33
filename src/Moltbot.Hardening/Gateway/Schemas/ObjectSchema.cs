using System.Collections.Immutable;

namespace Moltbot.Hardening.Gateway.Schemas;

/// <summary>An object.</summary>
/// <param name="Properties">Its known keys.</param>
/// <param name="Required">Those of them that must be there.</param>
/// <param name="Others">What any other key may hold; null where another key is refused.</param>
/// <param name="OtherNames">How other keys must look.</param>
internal sealed record ObjectSchema(
    IReadOnlyDictionary<string, SchemaNode> Properties, ImmutableArray<string> Required, SchemaNode? Others, StringSchema OtherNames) : SchemaNode;
