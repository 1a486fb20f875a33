using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>Which files make a set, and what they may see.</summary>
internal sealed record ComposeRequest
{
    /// <summary>The set's name in reports.</summary>
    public required string Name { get; init; }

    /// <summary>Absolute paths, base first, as <c>-f</c> would name them.</summary>
    public required ImmutableArray<string> Files { get; init; }

    /// <summary>Absolute. Relative paths of the files are resolved against it; the folder of the first file, unless said otherwise.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>Absolute. No reference may leave it (design.md, the root).</summary>
    public required string Root { get; init; }

    /// <summary>What stands for the process environment: only what the item says. The machine's never leaks in.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Absolute paths in place of the project folder's <c>.env</c>; null where <c>.env</c> is read if it is there.</summary>
    public ImmutableArray<string>? EnvFiles { get; init; }

    /// <summary>Does what docker compose does: <c>${VAR:?}</c> without a value is an error and the first error ends the reading.</summary>
    /// <remarks>The gate's way, the default, keeps a hole, reports what is refused and reads on.</remarks>
    public bool Strict { get; init; }
}
