using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Deployments;

/// <summary>What will be read: the project's items, and what default items add to them.</summary>
internal sealed record InputPlan
{
    public ImmutableArray<PlannedSet> Sets { get; init; } = [];

    public ImmutableArray<PlannedFile> Dockerfiles { get; init; } = [];

    public ImmutableArray<PlannedFile> Configs { get; init; } = [];

    public ImmutableArray<PlannedFile> EnvFiles { get; init; } = [];

    /// <summary>Files of those kinds beside the graded ones that nothing names (MBH0009).</summary>
    public ImmutableArray<UngradedFile> NotGraded { get; init; } = [];

    public ImmutableArray<Problem> Problems { get; init; } = [];

    public bool IsEmpty => Sets.IsEmpty && Dockerfiles.IsEmpty && Configs.IsEmpty && EnvFiles.IsEmpty;
}

/// <summary>A compose set and the item behind it, where there is one.</summary>
internal sealed record PlannedSet(ComposeRequest Request, InputItem? Item);

/// <summary>A file and the item behind it, where there is one.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Item">Null for a default item.</param>
internal sealed record PlannedFile(string Path, InputItem? Item);

/// <summary>A file that looks like an input and is none.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Reason">Why, for a message.</param>
internal sealed record UngradedFile(string Path, string Reason);
