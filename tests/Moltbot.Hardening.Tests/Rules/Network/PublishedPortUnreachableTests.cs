using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class PublishedPortUnreachableTests() : RuleTests(nameof(PublishedPortUnreachable))
{
    [Fact]
    public void A_published_port_of_a_loopback_gateway_leads_to_nothing() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            command: [node, dist/index.js, gateway, --bind, {|MBH1004~:loopback|}, --port, "18789"]
            ports: [{|MBH1004:"127.0.0.1:18789:18789"|}, "127.0.0.1:3000:3000"]
        """);

    [Fact]
    public void A_forwarder_in_its_network_namespace_reaches_it() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            command: [node, dist/index.js, gateway, --bind, loopback]
            ports: ["127.0.0.1:18789:18789"]
          forwarder:
            image: alpine/socat
            network_mode: service:moltbot-gateway
            command: [TCP-LISTEN:28789, fork, TCP:127.0.0.1:18789]
        """);

    [Fact]
    public void A_client_in_its_network_namespace_forwards_nothing() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            command: [node, dist/index.js, gateway, --bind, loopback]
            ports: [{|MBH1004:"127.0.0.1:18789:18789"|}]
          moltbot-cli:
            image: moltbot
            network_mode: service:moltbot-gateway
            entrypoint: [node, dist/index.js]
        """);

    [Theory]
    [InlineData("--bind, lan", "bridge")]
    [InlineData("--bind, loopback", "host")]
    public void A_wide_bind_and_the_network_of_the_host_are_reachable(string bind, string network) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            network_mode: {{network}}
            command: [node, dist/index.js, gateway, {{bind}}]
            ports: ["127.0.0.1:18789:18789"]
        """);
}
