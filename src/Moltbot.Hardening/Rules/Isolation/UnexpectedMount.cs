using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A folder of the host that a gateway sees without needing it for its work.</summary>
/// <remarks>What nobody should mount is MBH2001's and MBH2008's.</remarks>
internal sealed class UnexpectedMount : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2009", Name: nameof(UnexpectedMount), Severity: Severity.Info, Since: "1.0.0",
        Summary: "The gateway mounts more of the host than its config and its workspace.")
    {
        Phase = "3",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var (set, gateway) in deployment.Services)
        {
            if (!gateway.IsGateway)
            {
                continue;
            }

            foreach (var mount in gateway.Volumes)
            {
                if (IsOfHost(mount) && !EngineSockets.Reaches(mount) && SensitivePaths.HandedOver(mount, set.Request.ProjectDirectory, deployment.Settings.Root) is null && !IsExpected(gateway, mount))
                {
                    yield return Report(gateway, mount);
                }
            }
        }
    }

    private Finding Report(Service gateway, VolumeMount mount) => new(
        Descriptor,
        mount.At,
        $"gateway {Quote.Value(gateway.Name)} mounts {Quote.Value(mount.Source)}, which is neither its config nor its workspace: what the assistant is talked into, it does there too; "
        + "remove the mount, or make it read-only (:ro) where it is needed")
    {
        Service = gateway.Name,
        Pointer = gateway.PointerTo("volumes"),
        Related = mount.Origin.Via,
        Subject = mount.Target,
    };

    /// <summary>A bind, or a named volume that is one by its driver's options.</summary>
    private static bool IsOfHost(VolumeMount mount) => mount.Type == "bind" || (mount.Type == "volume" && mount.Source.Contains('/', StringComparison.Ordinal));

    private static bool IsExpected(Service gateway, VolumeMount mount) =>
        GatewayState.IsState(mount.Target)
        || mount.Target.TrimEnd('/') is "/etc/localtime" or "/etc/timezone"
        || mount.Target.TrimEnd('/').Split('/') is [.., ".config", "openclaw"] or [.., "clawd" or "workspace"]
        || (GatewayState.Of(gateway) is { } state && state.IsServedBy(mount.Target))
        || gateway.Configs.Any(config => config["agents", "defaults", "workspace"].Text is { Length: > 0 } workspace && GatewayState.IsAtOrAbove(mount.Target, workspace));
}
