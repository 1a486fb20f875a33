using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A folder of the host, not of the deployment, that reaches a service.</summary>
/// <remarks>What holds an engine's socket is MBH2001's alone, but for the whole disk, which is more.</remarks>
internal sealed class SensitiveHostPath : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2008", Name: nameof(SensitiveHostPath), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A sensitive path of the host is mounted into a service.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var (set, service) in deployment.Services)
        {
            foreach (var mount in service.Volumes)
            {
                if (SensitivePaths.HandedOver(mount, set.Request.ProjectDirectory, deployment.Settings.Root) is { } what)
                {
                    yield return Report(service, mount, what);
                }
            }
        }
    }

    private Finding Report(Service service, VolumeMount mount, string what) => new(
        Descriptor,
        mount.At,
        $"service {Quote.Value(service.Name)} mounts {Quote.Value(mount.Source)}: whoever talks the assistant into a command has {what}; "
        + "mount the one folder that it needs")
    {
        Service = service.Name,
        Pointer = service.PointerTo("volumes"),
        Related = mount.Origin.Via,
        Fix = Fix.Show("Remove the mount", EntryRemoval.Of(mount.At)),
        Subject = mount.Source,
    };
}
