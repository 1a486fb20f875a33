using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A gateway's state in a folder where 600 and 700 do not hold, or that is copied off the host.</summary>
internal sealed class MountWithoutPosixModes : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2021", Name: nameof(MountWithoutPosixModes), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's state is mounted from a Windows drive or a cloud-synced folder.")
    {
        Phase = "5",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                foreach (var mount in gateway.Volumes)
                {
                    if (mount.Type is not "bind" || (!GatewayState.IsState(mount.Target) && GatewayState.Of(gateway)?.IsServedBy(mount.Target) != true))
                    {
                        continue;
                    }

                    var source = HostFolders.Chosen(mount.Source, deployment.Settings.Root);
                    var why = Why(source);
                    if (why is not null)
                    {
                        yield return new Finding(
                            Descriptor,
                            mount.At,
                            $"gateway {Quote.Value(gateway.Name)} keeps its state in {Quote.Value(mount.Source)}: {why}; mount a folder of the host's own file system, such as ~/.openclaw with mode 700")
                        {
                            Service = gateway.Name,
                            Pointer = gateway.PointerTo("volumes"),
                            Related = mount.Origin.Via,
                            Subject = mount.Target,
                        };
                    }
                }
            }
        }
    }

    private static string? Why(string source) =>
        HostFolders.IsOnWindowsDrive(source) ? "a Windows drive has no Unix modes, so chmod 600 changes nothing and every account reads tokens and conversations"
        : HostFolders.SyncedPart(source) is { } folder ? $"{Quote.Value(folder)} is copied to a cloud, tokens and conversations with it"
        : null;
}
