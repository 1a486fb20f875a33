using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class DiscoveryOnHostNetworkTests() : RuleTests(nameof(DiscoveryOnHostNetwork))
{
    [Theory]
    [InlineData("moltbot", "NODE_ENV: production")]
    [InlineData("moltbot", "OPENCLAW_DISABLE_BONJOUR: \"1\"")]
    [InlineData("openclaw", "CLAWDBOT_DISABLE_BONJOUR: \"1\"")]
    public void A_gateway_on_the_hosts_network_that_may_announce_itself_is_reported_at_its_name(string product, string variable) => Expect($$"""
        -- docker-compose.yml --
        services:
          {|MBH1009:{{product}}-gateway|}:
            image: {{product}}
            network_mode: {|MBH1009~:host|}
            environment: { {{variable}} }
        """);

    [Theory]
    [InlineData("\"0\"")]
    [InlineData("\"false\"")]
    [InlineData("\"${DISABLE:-}\"")]
    public void A_variable_that_does_not_switch_it_off_is_the_place(string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            network_mode: host
            environment: { OPENCLAW_DISABLE_BONJOUR: {|MBH1009:{{value}}|} }
        """);

    [Theory]
    [InlineData("openclaw", "OPENCLAW_DISABLE_BONJOUR: \"1\"")]
    [InlineData("openclaw", "OPENCLAW_DISABLE_BONJOUR: \"${DISABLE:?}\"")]
    [InlineData("clawdbot", "CLAWDBOT_DISABLE_BONJOUR: \"true\"")]
    [InlineData("moltbot", "CLAWDBOT_DISABLE_BONJOUR: yes")]
    public void A_gateway_that_has_it_off_is_not(string product, string variable) => Expect($$"""
        -- docker-compose.yml --
        services:
          {{product}}-gateway:
            image: {{product}}
            network_mode: host
            environment: { {{variable}} }
        """);

    [Theory]
    [InlineData("off", "openclaw")]
    [InlineData("minimal", "{|MBH1009:openclaw|}")]
    public void The_config_may_say_it(string mode, string service) => Expect($$"""
        -- docker-compose.yml --
        services:
          {{service}}: { image: openclaw, network_mode: host }
        -- openclaw.json --
        { "discovery": { "mdns": { "mode": "{{mode}}" } } }
        """);

    [Fact]
    public void In_a_network_of_its_own_multicast_goes_nowhere_and_another_services_announcement_is_its_own() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { image: openclaw }
          redis: { image: redis, network_mode: host }
        """);

    [Fact]
    public void The_namespace_of_a_service_on_the_host_counts() => Expect("""
        -- docker-compose.yml --
        services:
          vpn: { image: vpn, network_mode: host }
          {|MBH1009:openclaw|}: { image: openclaw, network_mode: service:vpn }
        """);
}
