using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Isolation;

/// <summary>A device of the host in the hands of a service.</summary>
/// <remarks>A VPN's NET_ADMIN and its device are one arrangement: MBH2003's.</remarks>
internal sealed class DeviceMapped : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH2011", Name: nameof(DeviceMapped), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A service is given a device of the host.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        deployment.Services.SelectMany(each => Devices(each.Service).Concat(CgroupRules(each.Service)));

    private IEnumerable<Finding> Devices(Service service)
    {
        foreach (var device in service.Model["devices"] is ComposeSequence list ? list.Items.OfType<ComposeMapping>() : [])
        {
            var source = device["source"] as ComposeScalar;
            if (source is not null && !(source.Text == Service.TunnelDevice && service.MakesTunnel))
            {
                yield return Report(service, device.Origin, "devices", source.Text, HostDevices.IsDiskOrMemory(source.Text));
            }
        }
    }

    private IEnumerable<Finding> CgroupRules(Service service)
    {
        foreach (var rule in service.List("device_cgroup_rules"))
        {
            yield return Report(service, rule.Origin, "device_cgroup_rules", rule.Text, HostDevices.AllowsDiskOrMemory(rule.Text));
        }
    }

    private Finding Report(Service service, Origin origin, string key, string device, bool isHost) => new(
        Descriptor,
        origin.At,
        $"service {Quote.Value(service.Name)} is given {Quote.Value(device)} by {key}: {(isHost
            ? "with the host's disks or memory it reads and writes everything on the host, past all permissions; remove it"
            : "it talks to the host's hardware and driver directly; remove it unless the service is there for that device")}")
    {
        Severity = isHost ? Severity.Error : Descriptor.Severity,
        Service = service.Name,
        Pointer = service.PointerTo(key),
        Related = origin.Via,
        Fix = Fix.Show("Remove the device", EntryRemoval.Of(origin.At)),
        Subject = device,
    };
}
