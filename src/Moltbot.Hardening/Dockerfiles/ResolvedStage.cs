using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Dockerfiles;

/// <summary>The stage that a build ends with, followed to the image that it begins with.</summary>
/// <remarks>Where the target is not there, <see cref="Chain"/> is empty, nothing is said of image and user, and <see cref="Problems"/> tells it.</remarks>
internal sealed record ResolvedStage
{
    public required Stage Stage { get; init; }

    /// <summary>From <see cref="Stage"/> through its parent stages to the one that begins with an image.</summary>
    public required ImmutableArray<Stage> Chain { get; init; }

    /// <summary>The image that the chain begins with, arguments expanded (<c>scratch</c> too); null where an argument without a value decides it.</summary>
    public required string? BaseImage { get; init; }

    public required StageUser User { get; init; }

    /// <summary>The <c>ENTRYPOINT</c> in force at the end of the chain; null where the base image's own is.</summary>
    public Instruction? Entrypoint { get; init; }

    /// <summary>The <c>CMD</c> in force; null where the base image's own is, or none since an <c>ENTRYPOINT</c> took it away.</summary>
    public Instruction? Command { get; init; }

    /// <summary>What the chain's <c>ENV</c> set.</summary>
    public ImmutableDictionary<string, StageVariable> Environment { get; init; } = ImmutableDictionary<string, StageVariable>.Empty;

    /// <summary>The <c>SHELL</c> in force at the end of the chain; null for the default one.</summary>
    public Instruction? Shell { get; init; }

    /// <summary>All that the build runs, stage by stage in the order of the file: the chain, and the stages that files are taken from.</summary>
    public ImmutableArray<BuiltInstruction> Built { get; init; } = [];

    /// <summary>The images that the build begins a stage with or takes files from; no stage's name, not <c>scratch</c>.</summary>
    public ImmutableArray<BuildImage> Images { get; init; } = [];

    /// <summary>What of <see cref="Built"/> leaves a layer or a setting in the image itself.</summary>
    public IEnumerable<BuiltInstruction> InImage => Built.Where(instruction => Chain.Contains(instruction.Stage));

    /// <summary>Arguments without a default that the build cannot do without (<c>FROM $V</c>, <c>${V:?}</c>) and that the request does not give: whoever builds must.</summary>
    public ImmutableArray<string> Demanded { get; init; } = [];

    /// <summary>What stands in the way of building this stage.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
}
