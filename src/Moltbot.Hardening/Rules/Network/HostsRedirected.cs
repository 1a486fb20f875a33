using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A hosts entry that sends a provider's traffic elsewhere, or opens the cloud's metadata to a container.</summary>
internal sealed class HostsRedirected : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1010", Name: nameof(HostsRedirected), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "An extra_hosts entry redirects a provider's or a metadata host.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var each in deployment.Services)
        {
            foreach (var redirection in HostRedirection.Of(each.Service))
            {
                yield return new Finding(
                    Descriptor,
                    redirection.Entry.Origin.At,
                    $"service {Quote.Value(each.Service.Name)} resolves {Quote.Value(redirection.Host)} to {Quote.Value(redirection.Address)}: "
                    + (redirection.IsMetadata
                        ? "a cloud's metadata service hands credentials of the machine to whoever asks; remove the entry"
                        : "keys and conversations for that name go to whoever answers there; remove the entry, or set the provider's base URL where a proxy of your own is meant"))
                {
                    Service = each.Service.Name,
                    Pointer = each.Service.PointerTo("extra_hosts"),
                    Related = redirection.Entry.Origin.Via,
                    Fix = Fix.Show("Remove the entry", EntryRemoval.Of(redirection.Entry.Origin.At)),
                    Subject = $"{redirection.Host}={redirection.Address}",
                };
            }
        }
    }
}
