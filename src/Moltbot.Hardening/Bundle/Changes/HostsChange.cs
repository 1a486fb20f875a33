using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Providers and metadata services under their real addresses.</summary>
internal static class HostsChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var redirected = HostRedirection.Of(hardened.Service).Select(static redirection => redirection.Entry).ToHashSet<ComposeScalar>(ReferenceEqualityComparer.Instance);
        var kept = hardened.Service.List("extra_hosts").Where(entry => !redirected.Contains(entry)).ToArray();
        return redirected.Count == 0 ? null
            : new ServiceChange("MBH1010: nobody stands in for a provider", kept.Length == 0 ? ["extra_hosts: !reset []"] : YamlText.List("extra_hosts: !override", kept.Select(YamlText.AsWritten)));
    }
}
