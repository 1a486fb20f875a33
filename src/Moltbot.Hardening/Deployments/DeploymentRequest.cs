namespace Moltbot.Hardening.Deployments;

/// <summary>What a project asks to be judged.</summary>
public sealed record DeploymentRequest
{
    /// <summary>Absolute path of the project file; what has no other place stands there at 1,1.</summary>
    public required string ProjectFile { get; init; }
}
