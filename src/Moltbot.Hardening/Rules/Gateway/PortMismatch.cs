using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that listens on another port than the one that is published, or than its config says.</summary>
internal sealed class PortMismatch : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4019", Name: nameof(PortMismatch), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's port differs between command, environment, config and what is published.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => All(deployment).DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var pair in deployment.Services)
        {
            if (!pair.Service.IsGateway)
            {
                continue;
            }

            foreach (var finding in Of(deployment, pair.Service))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Of(Deployment deployment, Service gateway)
    {
        var said = GatewayPort.Of(gateway);
        if (said.IsEmpty)
        {
            yield break;
        }

        var decides = said[0];
        foreach (var other in said.Where(other => other.Value != decides.Value))
        {
            yield return Found(gateway, other, $"{other.Name} says {other.Value}, and {decides.Name} makes gateway {Quote.Value(gateway.Name)} listen on {decides.Value}: clients that read the one do not find the other; write the same number in both") with
            {
                Related = [new Related(decides.At, "this decides")],
            };
        }

        var usual = deployment.Settings.GatewayPort.ToString(CultureInfo.InvariantCulture);
        var published = gateway.Ports.Concat(gateway.SharedPorts).ToArray();
        var stale = Array.Find(published, port => port.Target != decides.Value && (port.Target == usual || said.Any(other => other.Value == port.Target)));
        if (stale is not null && !Array.Exists(published, port => port.Target == decides.Value))
        {
            yield return new Finding(
                Descriptor,
                stale.At,
                $"the container's port {stale.Target} is published, and {decides.Name} makes gateway {Quote.Value(gateway.Name)} listen on {decides.Value}: nobody answers there; publish {decides.Value}, or drop the other number")
            {
                Service = gateway.Name,
                Pointer = gateway.PointerTo("ports"),
                Subject = stale.Target,
                Related = [new Related(decides.At, "this decides")],
            };
        }
    }

    private Finding Found(Service gateway, GatewayPort port, string message) => new(Descriptor, port.At, message) { Service = gateway.Name, Subject = port.Name };
}
