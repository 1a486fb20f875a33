using System.Collections.Immutable;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>No privileges of the host: not all of them, not its namespaces.</summary>
internal static class PrivilegeChange
{
    /// <summary>Each takes <c>host</c>; <c>userns_mode</c> and <c>cgroup</c> too (compose-spec 05-services.md).</summary>
    private static readonly string[] Namespaces = ["pid", "ipc", "uts", "userns_mode", "cgroup"];

    public static ServiceChange? OfPrivileged(HardenedService hardened) => hardened.Service["privileged"] is { Value: true } or { IsHole: true }
        ? new ServiceChange("MBH2002: no privileges of the host", ["privileged: false"])
        : null;

    public static ServiceChange? OfNamespaces(HardenedService hardened)
    {
        ImmutableArray<string> lines = [.. Namespaces.Where(key => hardened.Service[key] is { } mode && (mode.Text == "host" || mode.IsHole)).Select(static key => key + ": !reset null")];
        return lines.IsEmpty ? null : new ServiceChange("MBH2006: namespaces of its own, not the host's", lines);
    }
}
