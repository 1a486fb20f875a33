namespace Moltbot.Hardening.Deployments;

/// <summary>A service and the set that it belongs to.</summary>
internal sealed record DeployedService(ServiceSet Set, Service Service);
