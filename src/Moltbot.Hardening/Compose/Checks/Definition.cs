using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.Checks;

/// <summary>A mapping with fixed keys.</summary>
internal sealed record Definition(IReadOnlyDictionary<string, Shape> Properties, ImmutableArray<string> Required, bool IsClosed);
