using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Rules.Host;

/// <summary>A port of the gateway that other machines reach, whatever the files promise.</summary>
/// <remarks>By the exact port, of IPv4 and IPv6; docker forwards without a listener where its userland proxy is off, so its own word counts too.</remarks>
internal sealed class ListenerBeyondLoopback : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH7007", Name: nameof(ListenerBeyondLoopback), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A port of the gateway is open beyond the host's loopback interface.")
    {
        Phase = "1, 2",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var listener in deployment.Host?.Listeners ?? [])
        {
            if (!listener.IsLoopback)
            {
                yield return new Finding(
                    Descriptor,
                    deployment.Project,
                    $"port {listener.Port} is listened to on {listener.Address}, and only 127.0.0.1 and ::1 are this host's alone: anyone on the network reaches it; publish it on 127.0.0.1, and bind what runs without a container to loopback")
                {
                    Subject = $"port {listener.Port}",
                };
            }
        }

        foreach (var each in deployment.Host?.Containers ?? [])
        {
            foreach (var port in each.Container.Ports)
            {
                if (!port.IsLoopback)
                {
                    yield return new Finding(Descriptor, each.At, Published(each, port)) { Service = each.Service, Subject = "container " + port.Target };
                }
            }
        }
    }

    private static string Published(ServiceContainer each, ContainerPort port) =>
        $"the container of service {Quote.Value(each.Service)} publishes {Quote.Plain(port.Target)} on {(port.HostAddress.Length == 0 ? "every interface" : Quote.Plain(port.HostAddress))}: "
        + "anyone on the network reaches it, past the host's firewall; start it anew from files that publish on 127.0.0.1 (up -d --force-recreate)";
}
