using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>What is to be said of few keys: they came another way than their value, or stand in several files.</summary>
/// <param name="Key">The key.</param>
/// <param name="Route">The way that it came.</param>
/// <param name="Later">The same key in later files.</param>
internal sealed record EntryNotes(string Key, Route Route, ImmutableArray<Origin> Later);
