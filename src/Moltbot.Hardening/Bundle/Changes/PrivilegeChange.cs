using System.Collections.Immutable;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>No privileges of the host: not all of them, not its namespaces.</summary>
internal static class PrivilegeChange
{
    /// <summary>Each takes <c>host</c>; <c>userns_mode</c> and <c>cgroup</c> too (compose-spec 05-services.md).</summary>
    private static readonly string[] Namespaces = ["pid", "ipc", "uts", "userns_mode", "cgroup"];

    public static ServiceChange? OfPrivileged(HardenedService hardened) => hardened.Service["privileged"] is { Value: true } or { IsHole: true }
        ? new ServiceChange("MBH2002: no privileges of the host", ["privileged: false"])
        : null;

    public static ServiceChange? OfStarting(HardenedService hardened) => OfHooks(hardened, "post_start");

    public static ServiceChange? OfStopping(HardenedService hardened) => OfHooks(hardened, "pre_stop");

    /// <summary>The commands that are run in the service when it has started, or before it stops, as they are but for their privileges.</summary>
    private static ServiceChange? OfHooks(HardenedService hardened, string key)
    {
        var hooks = hardened.Service.Model[key] is ComposeSequence list ? list.Items.OfType<ComposeMapping>().ToArray() : [];
        return !Array.Exists(hooks, IsPrivileged) ? null
            : new ServiceChange("MBH2002: no privileges of the host", YamlText.List(key + ": !override", hooks.Select(static hook => YamlText.Flow(IsPrivileged(hook) ? hook.Remove("privileged") : hook))));
    }

    private static bool IsPrivileged(ComposeMapping hook) => hook["privileged"] is ComposeScalar { Value: true } or ComposeScalar { IsHole: true };

    public static ServiceChange? OfNamespaces(HardenedService hardened)
    {
        ImmutableArray<string> lines = [.. Namespaces.Where(key => hardened.Service[key] is { } mode && (mode.Text == "host" || mode.IsHole)).Select(static key => key + ": !reset null")];
        return lines.IsEmpty ? null : new ServiceChange("MBH2006: namespaces of its own, not the host's", lines);
    }
}
