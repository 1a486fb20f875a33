using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Network;

/// <summary>A published port that another machine can reach.</summary>
/// <remarks>compose-spec 05-services.md, "ports": without a host address the engine binds every interface.</remarks>
internal sealed class PortPublishedBeyondLoopback : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH1001", Name: nameof(PortPublishedBeyondLoopback), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A port is published beyond the host's loopback interface.")
    {
        Phase = "1",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var set in deployment.Sets)
        {
            foreach (var service in set.Services)
            {
                // A range is many ports and one entry.
                foreach (var port in service.Ports.DistinctBy(static port => port.At))
                {
                    if (!port.Host.IsLoopback)
                    {
                        yield return new Finding(Descriptor, port.At, Message(service, port))
                        {
                            Severity = set.HasGateway && !IsDoorOfProxy(set, service, port) ? Severity.Error : Severity.Warning,
                            Service = service.Name,
                            Pointer = service.PointerTo("ports"),
                            Related = port.Origin.Via,
                            Fix = Fix.Show(port.At, "Publish on loopback only", port.LoopbackForm),
                            Subject = $"{port.Host.Text}:{port.Published}:{port.Target}/{port.Protocol}",
                        };
                    }
                }
            }
        }
    }

    /// <summary>80 and 443 of a proxy before gateways that know it and ask for a secret: what a proxy is there for.</summary>
    private static bool IsDoorOfProxy(ServiceSet set, Service service, PublishedPort port) => port.Published is "80" or "443"
        && set.Gateways.All(GatewayFront.IsTold) && set.Gateways.Any(gateway => GatewayFront.Of(set, gateway).Any(proxy => proxy.Name == service.Name));

    private static string Message(Service service, PublishedPort port) =>
        $"service {Quote.Value(service.Name)} publishes {(port.Published is "" ? "a free port for " + Quote.Plain(port.Target) : Quote.Plain(port.Published))}"
        + $" on {port.Host.Describe}: anyone on the network reaches it; write {Quote.Plain(port.LoopbackForm)}";
}
