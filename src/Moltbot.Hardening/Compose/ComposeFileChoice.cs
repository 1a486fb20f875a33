using System.Collections.Immutable;

namespace Moltbot.Hardening.Compose;

/// <summary>What docker compose picks in a folder.</summary>
/// <param name="Files">Absolute paths, base first; empty where there is no project.</param>
/// <param name="NotPicked">Absolute paths of the other files of the standard names in that folder.</param>
internal sealed record ComposeFileChoice(ImmutableArray<string> Files, ImmutableArray<string> NotPicked)
{
    /// <summary>Absolute paths, a later one winning; null where docker compose reads the <c>.env</c> beside the base alone.</summary>
    public ImmutableArray<string>? EnvFiles { get; init; }
}
