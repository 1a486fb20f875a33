using System.Collections.Immutable;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Deployments;

/// <summary>What a gateway that listens beyond loopback is open to: the one answer behind MBH1003 and MBH4003.</summary>
/// <param name="Severity">As rules.md grades it: an error where strangers get through, a warning where only the topology says otherwise, none in <see cref="Topology.Published"/>.</param>
/// <param name="Why">Half a sentence.</param>
/// <param name="Cure">What to write.</param>
internal sealed record GatewayExposure(Severity Severity, string Why, string Cure)
{
    public ImmutableArray<Related> Related { get; init; } = [];

    public static GatewayExposure Of(Deployment deployment, Service gateway)
    {
        const string Loopback = "write --bind loopback";
        if (gateway.OnHostNetwork)
        {
            return new GatewayExposure(Severity.Error, "on the host's network that is every machine that reaches the host", Loopback);
        }

        if (NetworkReach.Exposed(gateway) is { } port)
        {
            return new GatewayExposure(
                Severity.Error,
                $"its port {Quote.Plain(port.Published is "" ? port.Target : port.Published)} is published on {port.Host.Describe}, so anyone on the network talks to it",
                $"{Loopback} and publish {Quote.Plain(port.LoopbackForm)}")
            {
                Related = [new Related(port.At, "the port is published here")],
            };
        }

        if (GatewayAuth.IsOff(gateway))
        {
            return new GatewayExposure(
                Severity.Error,
                "nothing asks its clients for a token, so every container beside it and every page in a browser on the host gets through",
                $"give it a token, such as {GatewayAuth.TokenVariable(gateway)}: ${{{GatewayAuth.TokenVariable(gateway)}:?}} in its environment, or {Loopback}");
        }

        return deployment.Settings.Topology == Topology.Published
            ? new GatewayExposure(Severity.None, "", "")
            : new GatewayExposure(
                Severity.Warning,
                "containers on the same network reach it, and topology "
                    + $"'{(deployment.Settings.Topology == Topology.Host ? "host" : "loopback")}' means loopback only",
                $"{Loopback}, or set MoltbotTopology to published where that is what you run");
    }
}
