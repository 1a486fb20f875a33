using System.Collections.Immutable;

namespace Moltbot.Hardening.Bundle;

/// <summary>A key of a service in the emitted override.</summary>
/// <param name="Why">A comment: the rules that it answers and half a sentence.</param>
/// <param name="Lines">YAML at the level of the service's keys, without indentation.</param>
internal sealed record ServiceChange(string Why, ImmutableArray<string> Lines);
