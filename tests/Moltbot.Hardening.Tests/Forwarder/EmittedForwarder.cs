using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>The forwarder as the emitted override has it, read from the effective model of base and override.</summary>
/// <param name="Command">Program and arguments.</param>
/// <param name="User">Uid and gid.</param>
/// <param name="Port">The container's port that the host publishes for the gateway.</param>
/// <param name="GatewayPort">What the gateway itself listens on.</param>
internal sealed record EmittedForwarder(ImmutableArray<string> Command, string User, int Port, int GatewayPort)
{
    private const string Base = """
        services:
          moltbot-gateway:
            image: moltbot:local
            command: [node, dist/index.js, gateway, --bind, lan, --port, "18789"]
            ports: ["18789:18789", "18790:18790"]
        """;

    public static EmittedForwarder Read()
    {
        var tree = new MemoryTree().With("docker-compose.yml", Base);
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, Requests.Plain));
        Assert.True(bundle.MayBeWritten, string.Join('\n', bundle.Obstacles.Select(static obstacle => obstacle.Finding.Message)));
        var text = bundle.Files.Single(static file => file.Path == "docker-compose.override.yml").Content;

        var set = Assert.Single(HardeningEngine.Judge(tree.With("docker-compose.override.yml", text), Requests.Plain).Deployment.Sets);
        var gateway = Assert.Single(set.Gateways);
        var forwarder = Assert.Single(set.Services, static service => service.Name == "moltbot-gateway-forwarder");
        Assert.Equal("service:moltbot-gateway", forwarder["network_mode"]?.Text);
        var published = Assert.Single(gateway.Ports);
        Assert.Equal(("127.0.0.1", "18789"), (published.Host.Text, published.Published));
        return new EmittedForwarder(
            [.. forwarder.List("entrypoint").Concat(forwarder.List("command")).Select(static word => word.Text)],
            forwarder["user"]?.Text ?? "",
            int.Parse(published.Target, CultureInfo.InvariantCulture),
            18789);
    }
}
