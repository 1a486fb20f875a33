namespace Moltbot.Hardening.Fixes;

/// <summary>A file that a fix writes.</summary>
/// <param name="FullPath">Absolute, links followed.</param>
/// <param name="Path">As reports show it.</param>
/// <param name="Before">What stands there; null for a new file.</param>
/// <param name="After">What is to stand there.</param>
public sealed record FixedFile(string FullPath, string Path, string? Before, string After)
{
    /// <summary>Behind the name of a file, for the copy of what stood in it.</summary>
    public const string BackupEnding = ".before-fix";

    /// <summary>It holds secrets, or did: nobody but its owner reads it, and what stood there is kept beside it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>The file begins with a byte order mark, which no text here holds.</summary>
    public bool HasMark { get; init; }

    /// <summary>The text as it is to stand on the disk.</summary>
    public string Content => Marked(After);

    /// <summary>The text as it stands on the disk; null for a new file.</summary>
    public string? Replaced => Before is null ? null : Marked(Before);

    private string Marked(string text) => HasMark ? "\uFEFF" + text : text;
}
