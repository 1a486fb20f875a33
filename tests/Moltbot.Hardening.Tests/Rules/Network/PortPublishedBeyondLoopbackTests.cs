using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class PortPublishedBeyondLoopbackTests() : RuleTests(nameof(PortPublishedBeyondLoopback))
{
    [Theory]
    [InlineData("18789:18789")]
    [InlineData("0.0.0.0:18789:18789")]
    [InlineData("[::]:18789:18789")]
    [InlineData("192.168.1.4:18789:18789")]
    [InlineData("${UNSET}:18789:18789")]
    [InlineData("${PORT:-18789}:18789")]
    [InlineData("18789-18799:18789-18799")]
    [InlineData("18789")]
    [InlineData("53:53/udp")]
    public void A_port_on_every_interface_is_reported(string port) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            ports: [{|MBH1001:"{{port}}"|}]
        """);

    [Theory]
    [InlineData("127.0.0.1:18789:18789")]
    [InlineData("127.1.2.3:18789:18789")]
    [InlineData("[::1]:18789:18789")]
    [InlineData("${HOST:-127.0.0.1}:18789:18789")]
    public void A_port_on_loopback_is_not(string port) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            ports: ["{{port}}"]
        """);

    [Fact]
    public void The_long_form_is_marked_as_a_whole()
    {
        Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                ports:
                  - {|MBH1001:target: 18789
                    published: 18789|}
                  - target: 18790
                    published: 18790
                    host_ip: 127.0.0.1
            """);
    }

    [Fact]
    public void A_host_address_from_the_env_file_counts() => Expect("""
        -- .env --
        BIND=0.0.0.0
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            ports: [{|MBH1001:"${BIND}:18789:18789"|}]
        """);

    [Fact]
    public void An_address_that_only_the_host_knows_is_reported_as_that()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                ports: [{|MBH1001:"${BIND:?}:18789:18789"|}]
            """);

        Assert.Contains("only the host knows", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loopback_override_does_not_heal_the_entry_of_the_base() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: [{|MBH1001:"18789:18789"|}] } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { ports: ["127.0.0.1:18789:18789"] } }
        """);

    [Fact]
    public void An_override_with_the_tag_does() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789"] } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { ports: !override ["127.0.0.1:18789:18789"] } }
        """);

    [Fact]
    public void An_anchor_is_reported_once_where_it_is_written_for_each_service() => Expect("""
        -- docker-compose.yml --
        x-ports: &ports
          - {|MBH1001:"18789:18789"|}
        services:
          moltbot-gateway: { image: moltbot, ports: *ports }
        """);

    [Fact]
    public void An_extended_service_brings_its_ports_along() => Expect("""
        -- common.yml --
        services: { base: { image: moltbot, ports: [{|MBH1001:"18789:18789"|}] } }
        -- docker-compose.yml --
        services: { moltbot-gateway: { extends: { file: common.yml, service: base } } }
        """);

    [Fact]
    public void A_set_without_a_gateway_is_warned()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { web: { image: nginx, ports: [{|MBH1001:"80:80"|}] } }
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
    }

    [Fact]
    public void The_message_tells_what_to_write()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { moltbot-gateway: { image: moltbot, ports: [{|MBH1001:18789:18789|}] } }
            """);

        Assert.Equal(
            "service 'moltbot-gateway' publishes 18789 on every interface: anyone on the network reaches it; write \"127.0.0.1:18789:18789\"",
            findings[0].Message);
        Assert.Equal("\"127.0.0.1:18789:18789\"", findings[0].Fix?.Edits[0].NewText);
    }

    [Theory]
    [InlineData("443:443", "{ \"gateway\": { \"trustedProxies\": [\"172.28.0.9\"] } }", Severity.Warning)]
    [InlineData("80:8080", "{ \"gateway\": { \"trustedProxies\": [\"172.28.0.9\"] } }", Severity.Warning)]
    [InlineData("8443:443", "{ \"gateway\": { \"trustedProxies\": [\"172.28.0.9\"] } }", Severity.Error)]
    [InlineData("443:443", "{ \"gateway\": { \"trustedProxies\": [\"*\"] } }", Severity.Error)]
    [InlineData("443:443", "{ \"gateway\": {} }", Severity.Error)]
    public void The_doors_of_a_proxy_that_the_gateway_knows_are_a_warning(string port, string config, Severity severity)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              openclaw: { image: openclaw, environment: { OPENCLAW_GATEWAY_TOKEN: "${TOKEN:?}" } }
              front: { image: caddy, depends_on: [openclaw], ports: [{|MBH1001:"{{port}}"|}] }
            -- openclaw.json --
            {{config}}
            """));

        Assert.Equal(severity, finding.Severity);
    }
}
