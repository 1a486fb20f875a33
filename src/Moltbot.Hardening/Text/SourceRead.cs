using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Text;

/// <summary>What became of reading a path: a text, or the reason why there is none.</summary>
/// <param name="File">The file; with an empty text where <paramref name="Problem"/> is set.</param>
/// <param name="Failure">Why there is no text.</param>
/// <param name="Problem">The same, at its place, for a report.</param>
public sealed record SourceRead(SourceFile File, ReadFailure? Failure, Problem? Problem)
{
    /// <summary>SHA-256 of the bytes as they stand on disk, lower-case hexadecimal; empty where nothing was read.</summary>
    public string Sha256 { get; init; } = "";
}
