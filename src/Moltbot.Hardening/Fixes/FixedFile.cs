namespace Moltbot.Hardening.Fixes;

/// <summary>A file that a fix writes.</summary>
/// <param name="FullPath">Absolute, links followed.</param>
/// <param name="Path">As reports show it.</param>
/// <param name="Before">What stands there; null for a new file.</param>
/// <param name="After">What is to stand there.</param>
public sealed record FixedFile(string FullPath, string Path, string? Before, string After)
{
    /// <summary>The file begins with a byte order mark, which no text here holds.</summary>
    public bool HasMark { get; init; }

    /// <summary>The text as it stands on the disk.</summary>
    public string Content => HasMark ? "\uFEFF" + After : After;
}
