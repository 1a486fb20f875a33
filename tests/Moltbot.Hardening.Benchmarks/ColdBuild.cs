using System.Collections.Immutable;

namespace Moltbot.Hardening.Benchmarks;

/// <summary>One build.</summary>
/// <param name="Tasks">The gate's tasks and their own times, in ms.</param>
/// <param name="Total">The whole command, in ms.</param>
internal sealed record ColdBuild(ImmutableDictionary<string, int> Tasks, int Total);
