using System.Collections.Immutable;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What a build asks of a Dockerfile.</summary>
internal sealed record StageRequest
{
    /// <summary>The stage's name or number; null for the last.</summary>
    public string? Target { get; init; }

    /// <summary><c>--build-arg</c>s. A null value is an argument that the builder's environment supplies: unknown.</summary>
    public ImmutableDictionary<string, string?> BuildArgs { get; init; } = ImmutableDictionary<string, string?>.Empty;
}
