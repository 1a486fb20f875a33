using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>The effective model of a set of files, as docker compose would run it with all profiles active.</summary>
internal sealed record ComposeSet
{
    public required string Name { get; init; }

    /// <summary>The named files in their order (a later one wins). Files reached by <c>extends</c> and <c>include</c> are in <see cref="Inputs"/> only.</summary>
    public required ImmutableArray<SourceFile> Files { get; init; }

    /// <summary>Absolute paths of the env files that its variables come from, a later one winning.</summary>
    public ImmutableArray<string> EnvFiles { get; init; } = [];

    /// <summary>The merged model in long form with defaults; empty where nothing could be read.</summary>
    public required ComposeMapping Model { get; init; }

    /// <summary>What is written in services and not in <see cref="Model"/>, since a later value overrides it.</summary>
    public ImmutableArray<ReplacedValue> Replaced { get; init; } = [];

    /// <summary>What was refused or could not be read. The rest stands in <see cref="Model"/>.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>Every file that was read for the set, in the order of first use.</summary>
    public ImmutableArray<ComposeInput> Inputs { get; init; } = [];

    /// <summary>Services of which an env file is not here, required or not: the host may set any variable of theirs.</summary>
    public IReadOnlySet<string> WithUnreadEnvFile { get; init; } = ImmutableHashSet<string>.Empty;
}
