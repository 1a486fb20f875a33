using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The parts of a short mount, or why it is none.</summary>
internal sealed record VolumeParts
{
    public string? Source { get; init; }

    public string? Target { get; init; }

    public ImmutableArray<string> Options { get; init; } = [];

    public VolumeFault? Fault { get; init; }

    /// <summary>Whether it is the source that is empty.</summary>
    public bool IsSourceEmpty { get; init; }
}
