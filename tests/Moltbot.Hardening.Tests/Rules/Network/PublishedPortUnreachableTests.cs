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

    [Fact]
    public void The_port_of_the_services_whose_namespace_it_lives_in_leads_to_nothing_either() => Expect("""
        -- docker-compose.yml --
        services:
          vpn:
            image: vpn
            ports: [{|MBH1004:"127.0.0.1:18789:18789"|}]
          moltbot-gateway:
            image: moltbot
            network_mode: service:vpn
            command: [node, dist/index.js, gateway, --bind, {|MBH1004~:loopback|}]
        """);

    [Theory]
    [InlineData("tailscale/tailscale", "x")]
    [InlineData("vpn", "alpine/socat")]
    public void A_forwarder_may_own_the_namespace_or_join_it_beside_the_gateway(string owner, string beside) => Expect($$"""
        -- docker-compose.yml --
        services:
          vpn:
            image: {{owner}}
            ports: ["127.0.0.1:18789:18789"]
          moltbot-gateway:
            image: moltbot
            network_mode: service:vpn
            command: [node, dist/index.js, gateway, --bind, loopback]
          other: { image: {{beside}}, network_mode: service:vpn }
        """);
}
