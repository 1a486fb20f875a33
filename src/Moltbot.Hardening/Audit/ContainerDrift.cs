using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Rules;

namespace Moltbot.Hardening.Audit;

/// <summary>What rules of files say of a container that runs: it may have been started by other files, or by hand.</summary>
internal static class ContainerDrift
{
    /// <summary>Adds what the files do not already account for.</summary>
    public static IEnumerable<Finding> BehindFiles(IReadOnlyCollection<Finding> ofFiles, Deployment deployment) =>
        ofFiles.Concat(Drifts(deployment).Where(drift => !ofFiles.Any(known => known.Rule == drift.Rule && known.Service == drift.Service)));

    private static IEnumerable<Finding> Drifts(Deployment deployment)
    {
        foreach (var each in deployment.Host?.Containers ?? [])
        {
            var container = each.Container;
            if (container.IsPrivileged)
            {
                yield return Drift("MBH2002", each, "is privileged: root of the host, one step away");
            }

            foreach (var name in container.AddedCapabilities.Where(static name => Capability.Find(name) is { IsDefault: false }))
            {
                yield return Drift("MBH2003", each, $"has capability {Quote.Value(name)}");
            }

            foreach (var option in container.SecurityOptions.Where(IsDisabling))
            {
                yield return Drift("MBH2010", each, $"runs with {Quote.Value(option)}");
            }

            if (container.NetworkMode == "host" && deployment.Settings.Topology != Topology.Host)
            {
                yield return Drift("MBH1005", each, "is in the network of the host: every port of it is one of the host");
            }
        }
    }

    private static bool IsDisabling(string option) =>
        option.EndsWith("unconfined", StringComparison.Ordinal) || option.EndsWith("label=disable", StringComparison.Ordinal) || option.EndsWith("label:disable", StringComparison.Ordinal);

    private static Finding Drift(string rule, ServiceContainer each, string what) => new(
        RuleRegistry.All.Single(known => known.Descriptor.Id == rule).Descriptor,
        each.At,
        $"the container of service {Quote.Value(each.Service)} {what}, whatever the files say by now; start it anew from them (up -d --force-recreate)")
    {
        Service = each.Service,
        Subject = "container " + what,
    };
}
