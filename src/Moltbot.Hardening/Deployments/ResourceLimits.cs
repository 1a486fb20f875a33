using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Compose.Finishing;

namespace Moltbot.Hardening.Deployments;

/// <summary>The limits of a service, in the service's form (<c>mem_limit</c>) or that of <c>deploy.resources.limits</c>.</summary>
/// <param name="Memory">As written; null where nothing is.</param>
/// <param name="Pids">As written; null where nothing is.</param>
internal sealed record ResourceLimits(ComposeScalar? Memory, ComposeScalar? Pids)
{
    public static ResourceLimits Of(Service service)
    {
        var deploy = OfDeployment(service);
        return new ResourceLimits(Written(service["mem_limit"]) ?? Written(deploy?["memory"]), Written(service["pids_limit"]) ?? Written(deploy?["pids"]));
    }

    /// <summary>The service has limits in the form of <c>deploy</c>, beside which docker compose refuses others in its own.</summary>
    public static bool AreOfDeployment(Service service) => OfDeployment(service) is not null;

    public bool HasMemory => IsLimit(Memory);

    public bool HasPids => IsLimit(Pids);

    /// <summary>Null where it is not limited, or only the host knows.</summary>
    public long? MemoryBytes => HasMemory && Memory is { IsHole: false } ? ByteSize.Parse(Memory.Text) : null;

    // 0 and -1 are "no limit" to the engine.
    private static bool IsLimit(ComposeScalar? limit) => limit is not null && (limit.IsHole || ByteSize.Parse(limit.Text) is null or > 0);

    private static ComposeMapping? OfDeployment(Service service) => ((service.Model["deploy"] as ComposeMapping)?["resources"] as ComposeMapping)?["limits"] as ComposeMapping;

    private static ComposeScalar? Written(ComposeNode? node) => node is ComposeScalar { Value: not null } scalar ? scalar : null;
}
