using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Policy;

/// <summary>What a waiver is for: all that is written must fit; what is null says nothing.</summary>
internal sealed record WaiverReach
{
    /// <summary>The file of a comment, absolute.</summary>
    public string? File { get; init; }

    /// <summary>The line that a comment is for.</summary>
    public int? Line { get; init; }

    /// <summary>The path of an item, as findings have it.</summary>
    public string? Path { get; init; }

    public string? Service { get; init; }

    public string? Pointer { get; init; }

    public bool Covers(Finding finding) =>
        (File is null || File == finding.At.File.FullPath)
        && (Line is null || Line == finding.At.Start.Line)
        && (Path is null || Path == finding.At.File.Path)
        && (Service is null || Service == finding.Service)
        && (Pointer is null || Pointer == finding.Pointer);
}
