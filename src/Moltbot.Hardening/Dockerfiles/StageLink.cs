using System.Collections.Immutable;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>What a stage begins with.</summary>
/// <param name="Parent">The index of the stage it goes on from; null where it begins with an image.</param>
/// <param name="Image">The expanded name; null where an argument without a value decides it.</param>
/// <param name="At">The name as it is written.</param>
internal sealed record StageLink(int? Parent, string? Image, SourceLocation At)
{
    /// <summary>The image that it is where nobody gives that argument; null where that is none.</summary>
    public string? Otherwise { get; init; }

    /// <summary>The stages that its instructions take files from, each with the place that says so.</summary>
    public ImmutableArray<StageSource> Sources { get; init; } = [];
}

/// <summary>A stage that files are taken from, and the place that says so.</summary>
internal sealed record StageSource(int Stage, SourceLocation At);
