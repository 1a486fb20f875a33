using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Policy;

/// <summary>The findings that a project had when it took up the gate: <c>moltbot.baseline.json</c> beside it, written by the target <c>MoltbotBaseline</c> alone.</summary>
internal sealed record Baseline
{
    public const string FileName = "moltbot.baseline.json";
    public const string SchemaVersion = "1.0";

    public static Baseline None { get; } = new();

    /// <summary>The file; null where there is none.</summary>
    public SourceRead? Read { get; init; }

    public ImmutableArray<BaselineEntry> Entries { get; init; } = [];

    public ImmutableArray<Problem> Problems { get; init; } = [];

    /// <summary>As the report lists it among what decided the verdict.</summary>
    public ImmutableArray<DeploymentInput> Inputs => Read is null ? [] : [new DeploymentInput(Read.File.Path, "baseline", Read.Sha256.Length == 0 ? null : Read.Sha256)];

    /// <summary>Another project of the same folder, whose baseline it is: then it says nothing here. That of a project which is gone is this one's.</summary>
    public string? OtherProject { get; init; }
}
