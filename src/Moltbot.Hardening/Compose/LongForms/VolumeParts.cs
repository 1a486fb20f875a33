namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The parts of a short mount, or why it is none.</summary>
internal readonly record struct VolumeParts
{
    public string? Source { get; init; }

    public string? Target { get; init; }

    /// <summary>What stands behind the second colon, parted by commas.</summary>
    public string? Options { get; init; }

    /// <summary>Whether the text was too short to be cut: docker compose then writes the target and nothing else.</summary>
    public bool IsShortest { get; init; }

    public VolumeFault? Fault { get; init; }

    /// <summary>Whether it is the source that is empty.</summary>
    public bool IsSourceEmpty { get; init; }
}
