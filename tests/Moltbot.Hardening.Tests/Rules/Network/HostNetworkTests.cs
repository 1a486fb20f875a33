using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class HostNetworkTests() : RuleTests(nameof(HostNetwork))
{
    [Theory]
    [InlineData("host")]
    [InlineData("\"host\"")]
    [InlineData("${MODE:-host}")]
    [InlineData("${MODE:?}")]
    public void The_network_of_the_host_is_reported_on_any_service(string mode) => Expect($$"""
        -- docker-compose.yml --
        services:
          redis:
            image: redis
            network_mode: {|MBH1005:{{mode}}|}
        """);

    [Theory]
    [InlineData("bridge")]
    [InlineData("none")]
    [InlineData("service:gateway")]
    [InlineData("container:host")]
    [InlineData("container:${NAME:?}")]
    [InlineData("${MODE:-bridge}")]
    public void Other_modes_are_not(string mode) => Expect($$"""
        -- docker-compose.yml --
        services:
          gateway: { image: moltbot }
          redis:
            image: redis
            network_mode: {{mode}}
        """);

    [Fact]
    public void The_engines_own_network_host_counts_where_a_service_joins_it() => Expect("""
        -- docker-compose.yml --
        services:
          redis:
            image: redis
            networks: [{|MBH1005:outside|}, inside]
          other:
            image: redis
            networks: [host]
        networks:
          outside: { external: true, name: host }
          inside: {}
          host: {}
        """);

    [Fact]
    public void A_service_that_joins_the_namespace_of_such_a_one_is_not_told_again() => Expect("""
        -- docker-compose.yml --
        services:
          vpn: { image: tailscale/tailscale, network_mode: {|MBH1005:host|} }
          moltbot-gateway: { image: moltbot, network_mode: service:vpn }
        """);

    [Fact]
    public void Topology_host_allows_it_to_the_gateway_alone() => Expect(
        """
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot, network_mode: host }
          browser: { image: chrome, network_mode: {|MBH1005:host|} }
        """,
        Requests.With("MoltbotTopology", "host"));

    [Fact]
    public void An_override_takes_it_away_or_brings_it() => Expect("""
        -- docker-compose.yml --
        services:
          a: { image: x, network_mode: host }
          b: { image: x }
        -- docker-compose.override.yml --
        services:
          a: { network_mode: bridge }
          b: { network_mode: {|MBH1005:host|} }
        """);

    [Fact]
    public void A_base_that_two_services_extend_is_one_finding_with_the_others_beside_it()
    {
        var finding = Assert.Single(Expect(
            """
            -- docker-compose.yml --
            x-base: &base { image: x, network_mode: {|MBH1005:host|} }
            services:
              a: *base
              b: *base
            """,
            throughEngine: true));

        Assert.Contains(finding.Related, static place => place.Message == "service 'b' takes it from here too" && place.At.Slice == "b");
    }
}
