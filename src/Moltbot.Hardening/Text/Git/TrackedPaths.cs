using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Git;

/// <summary>Which paths of an index a reader asks for.</summary>
/// <param name="path">From the top of the work tree, with <c>/</c>, in UTF-8.</param>
internal delegate bool PathFilter(ReadOnlySpan<byte> path);

/// <summary>What an index was found to hold.</summary>
/// <param name="Paths">Those that were asked for.</param>
/// <param name="Unreadable">Why more may be tracked than that, or null where all was read.</param>
internal sealed record TrackedPaths(ImmutableArray<string> Paths, string? Unreadable);
