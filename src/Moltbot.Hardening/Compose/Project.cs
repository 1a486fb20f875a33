using System.Collections.Immutable;
using Moltbot.Hardening.Compose.Interpolation;

namespace Moltbot.Hardening.Compose;

/// <summary>Files that are merged together, and what they see: the set itself, or one entry of an <c>include</c>.</summary>
/// <param name="Files">Absolute paths, base first.</param>
/// <param name="Directory">Absolute; relative paths are resolved against it.</param>
/// <param name="Variables">What the files may use.</param>
/// <param name="Open">The files that are being read above this, outermost first: one of them again is a cycle.</param>
internal sealed record Project(ImmutableArray<string> Files, string Directory, VariableScope Variables, ImmutableArray<string> Open)
{
    /// <summary>The service for whose sake alone the file is read, because another one extends it: the file is not held to the schema and includes nothing (measured).</summary>
    public string? Extended { get; init; }
}
