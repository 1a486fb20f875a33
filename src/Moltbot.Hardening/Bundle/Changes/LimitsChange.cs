using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Memory and processes of the gateway.</summary>
/// <remarks>Upstream's own fleet profile gives 2 GiB and 512 processes; with 1 GiB, V8 was seen to crash again and again, so its heap is kept below the limit.</remarks>
internal static class LimitsChange
{
    public const string NodeOptions = "--max-old-space-size=1536";

    public static bool NeedsMemoryLimit(HardenedService hardened) => hardened.IsGateway && !ResourceLimits.Of(hardened.Service).HasMemory;

    public static ServiceChange? Of(HardenedService hardened)
    {
        var needsMemory = NeedsMemoryLimit(hardened);
        var needsPids = hardened.IsGateway && !ResourceLimits.Of(hardened.Service).HasPids;
        ImmutableArray<string> lines = !needsMemory && !needsPids ? []
            : ResourceLimits.AreOfDeployment(hardened.Service) ? [$"deploy: {{ resources: {{ limits: {{ {string.Join(", ", InDeployment(needsMemory, needsPids))} }} }} }}"]
            : [.. needsMemory ? new[] { "mem_limit: 2g" } : [], .. needsPids ? new[] { "pids_limit: 512" } : []];
        return lines.IsEmpty ? null : new ServiceChange("MBH2013: a runaway turn does not take the host down", lines);
    }

    /// <summary>docker compose refuses <c>pids_limit</c> and <c>mem_limit</c> beside other <c>deploy.resources.limits</c>.</summary>
    private static IEnumerable<string> InDeployment(bool needsMemory, bool needsPids) =>
        [.. needsMemory ? new[] { "memory: 2g" } : [], .. needsPids ? new[] { "pids: 512" } : []];
}
