using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>None of the host's disks, and not its memory. Other devices are what a service is there for, so they stay, with the rule's warning.</summary>
internal static class DevicesChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var devices = hardened.Service.Model["devices"] is ComposeSequence list ? list.Items.OfType<ComposeMapping>().ToArray() : [];
        var kept = devices.Where(static device => !HostDevices.IsDiskOrMemory(device.Text("source") ?? "")).ToArray();
        return kept.Length == devices.Length ? null
            : new ServiceChange("MBH2011: none of the host's disks, and not its memory", kept.Length == 0 ? ["devices: !reset []"] : YamlText.List("devices: !override", kept.Select(YamlText.Flow)));
    }

    public static ServiceChange? OfRules(HardenedService hardened)
    {
        var rules = hardened.Service.List("device_cgroup_rules").ToArray();
        var kept = rules.Where(static rule => !HostDevices.AllowsDiskOrMemory(rule.Text)).ToArray();
        return kept.Length == rules.Length ? null
            : new ServiceChange("MBH2011: none of the host's disks, and not its memory", kept.Length == 0 ? ["device_cgroup_rules: !reset []"] : YamlText.List("device_cgroup_rules: !override", kept.Select(YamlText.AsWritten)));
    }
}
