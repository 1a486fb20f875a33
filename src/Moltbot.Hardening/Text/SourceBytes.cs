using System.Collections.Immutable;

namespace Moltbot.Hardening.Text;

/// <summary>A file that is no text, or the reason why nothing was read. A reader that asks for one decides what its absence means.</summary>
public sealed record SourceBytes(ImmutableArray<byte> Bytes, ReadFailure? Failure);
