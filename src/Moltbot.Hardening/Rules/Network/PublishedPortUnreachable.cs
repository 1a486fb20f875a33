using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A published port that leads to nothing: the gateway listens on the loopback of its own container.</summary>
/// <remarks>Proven on three gateways (a bridge network's packets arrive at the container's eth0, where nothing listens); the healthcheck inside stays green.</remarks>
internal sealed class PublishedPortUnreachable : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1004", Name: nameof(PublishedPortUnreachable), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's port is published, but the gateway listens on the loopback of its own container and nothing forwards to it.")
    {
        Phase = "2",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var gateway in set.Gateways)
            {
                var finding = Judge(deployment, set, gateway);
                if (finding is not null)
                {
                    yield return finding;
                }
            }
        }
    }

    private Finding? Judge(Deployment deployment, ServiceSet set, Service gateway)
    {
        var number = NetworkReach.Port(gateway, deployment.Settings);
        if (gateway.Bind is not { IsLoopback: true } bind
            || gateway.OnHostNetwork
            || NetworkReach.ForwarderOf(set, gateway) is not null
            || gateway.Ports.Concat(gateway.SharedPorts).LastOrDefault(port => port.Target == number) is not { } port)
        {
            return null;
        }

        return new Finding(
            Descriptor,
            port.At,
            $"nobody reaches gateway {Quote.Value(gateway.Name)} through this port: the gateway listens on the loopback of its own container; "
            + "publish a forwarder in its network namespace (the emitted override has one), or run --bind lan with MoltbotTopology published")
        {
            Service = gateway.Name,
            Pointer = gateway.PointerTo("ports"),
            Related = [new Related(bind.At, "the gateway listens on loopback")],
            Subject = number,
        };
    }
}
