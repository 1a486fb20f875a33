namespace Moltbot.Hardening.Bundle;

/// <summary>The override that is emitted for a set.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="File">Where it stands in the bundle, and what it holds.</param>
internal sealed record EmittedOverride(string Set, OutputFile File);
