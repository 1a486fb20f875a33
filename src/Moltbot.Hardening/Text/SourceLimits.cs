namespace Moltbot.Hardening.Text;

/// <summary>What the readers take at most. Beyond it an input is MBH0007, never a slow build or a dead process.</summary>
/// <remarks>Measured: YamlDotNet needs 23 s for 100,000 levels, and its object model overflows the stack at 60,000.</remarks>
public static class SourceLimits
{
    public const int FileBytes = 1024 * 1024;

    /// <summary>Git's index: 100 bytes a file, so that of a very large repository still fits.</summary>
    public const int IndexBytes = 64 * 1024 * 1024;

    /// <summary>Nested collections in one document.</summary>
    public const int Depth = 64;

    /// <summary>Nodes in one document, before aliases are expanded.</summary>
    public const int Nodes = 100_000;

    /// <summary>Nodes that are visited when aliases and merge keys are expanded: compose's own limit.</summary>
    public const int ExpandedNodes = 100_000;

    /// <summary>UTF-16 units of one value after interpolation.</summary>
    public const int InterpolatedLength = 64 * 1024;
}
