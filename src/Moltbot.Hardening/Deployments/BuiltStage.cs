using Moltbot.Hardening.Dockerfiles;

namespace Moltbot.Hardening.Deployments;

/// <summary>A stage that a service or an item builds.</summary>
/// <param name="Dockerfile">The file.</param>
/// <param name="Target">The stage asked for; null for the last.</param>
/// <param name="Stage">The stage followed to its base image; null where there is none.</param>
internal sealed record BuiltStage(Dockerfile Dockerfile, string? Target, ResolvedStage? Stage)
{
    /// <summary>The user of the base image where the stage's chain has no <c>USER</c>: from <c>MoltbotBaseImageUser</c>, else the table of known images; null where neither knows it.</summary>
    public string? BaseImageUser { get; init; }

    /// <summary>As the report has it: <c>""</c> is the image's own; null where nobody can tell.</summary>
    public string? EffectiveUser => Stage is null or { User.UnknownBecause: not null } ? null : Stage.User.Value ?? "";

    /// <summary>True, false, or null where it is not known.</summary>
    public bool? RunsAsRoot => Stage switch
    {
        null or { User.UnknownBecause: not null } => null,
        { User.IsInherited: true } => BaseImageUser is null ? null : UserName.IsRoot(BaseImageUser),
        { User.Value: { } user } => UserName.IsRoot(user),
        _ => null,
    };
}
