using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Audit;

/// <summary>The set of compose files that is taken for the one that runs on the host.</summary>
internal sealed record DeployedSet(ServiceSet Set, ComposeProject Project)
{
    /// <summary>The first, as the bundle's scripts take it.</summary>
    public static DeployedSet? Of(Deployment deployment) => deployment.Sets is [var set, ..]
        ? new DeployedSet(set, new ComposeProject(set.Request.ProjectDirectory, [.. set.Compose.Files.Select(static file => file.FullPath)], set.Request.EnvFiles ?? []))
        : null;
}
