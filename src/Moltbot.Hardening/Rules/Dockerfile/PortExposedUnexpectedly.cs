using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Dockerfiles;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Dockerfile;

/// <summary>A port that the image offers and the gateway does not open.</summary>
internal sealed class PortExposedUnexpectedly : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH3012", Name: nameof(PortExposedUnexpectedly), Severity: Severity.Info, Since: "1.0.0",
        Summary: "EXPOSE names SSH, or in a gateway's image a port that is not the gateway's.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => OncePerPlace.Of(All(deployment));

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var stage in deployment.Stages)
        {
            var isGateway = deployment.RunBy(stage).Any(static service => service.IsGateway);
            foreach (var instruction in stage.Stage?.InImage ?? [])
            {
                foreach (var port in ExposedPorts.Of(instruction))
                {
                    if (port.Includes(22) || (isGateway && !Belongs(port, deployment.Settings)))
                    {
                        yield return new Finding(Descriptor, port.At, Message(port))
                        {
                            Pointer = StageRunners.PointerOf(stage),
                            Subject = port.First.ToString(CultureInfo.InvariantCulture),
                        };
                    }
                }
            }
        }
    }

    private static bool Belongs(ExposedPort port, Settings settings) =>
        (port.First == settings.GatewayPort || port.First == settings.BridgePort) && (port.Last == settings.GatewayPort || port.Last == settings.BridgePort);

    private static string Message(ExposedPort port) => port.Includes(22)
        ? $"EXPOSE {Quote.Plain(port.Text)} offers SSH: a login into the container that no log of the gateway shows; use 'docker exec' and remove it"
        : $"EXPOSE {Quote.Plain(port.Text)} is no port of the gateway, and 'docker run -P' and many tools publish what an image exposes; remove it, or run what listens there in a container of its own";
}
