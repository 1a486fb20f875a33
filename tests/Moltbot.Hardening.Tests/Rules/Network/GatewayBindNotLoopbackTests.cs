using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class GatewayBindNotLoopbackTests() : RuleTests(nameof(GatewayBindNotLoopback))
{
    [Theory]
    [InlineData("[node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]")]
    [InlineData("[node, dist/index.js, gateway, --bind, {|MBH1003:\"${CLAWDBOT_GATEWAY_BIND:-lan}\"|}]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH1003:--bind=lan|}]")]
    [InlineData("{|MBH1003:node dist/index.js gateway --bind lan|}")]
    public void A_wide_bind_behind_an_exposed_port_is_an_error(string command)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: {{command}}
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN}" }
                ports: ["18789:18789"]
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_variable_decides_where_no_option_does() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              CLAWDBOT_GATEWAY_BIND: {|MBH1003:lan|}
            ports: ["18789:18789"]
        """);

    [Fact]
    public void Openclaw_reads_no_such_variable() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw-gateway:
            image: openclaw
            environment: { OPENCLAW_GATEWAY_BIND: lan }
            ports: ["18789:18789"]
        -- openclaw.json --
        { "gateway": { "bind": "loopback" } }
        """);

    [Fact]
    public void Openclaw_listens_everywhere_in_a_container_where_nothing_says_otherwise()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              {|MBH1003:openclaw-gateway|}:
                image: openclaw
                network_mode: host
                command: [node, dist/index.js, gateway]
            """);

        Assert.Contains("every interface", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_variable_that_the_host_fills_in_is_no_loopback() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment: [{|MBH1003:CLAWDBOT_GATEWAY_BIND|}]
            network_mode: host
        """);

    [Fact]
    public void An_empty_variable_is_not_set() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment: { CLAWDBOT_GATEWAY_BIND: "" }
            network_mode: host
        """);

    [Theory]
    [InlineData("network_mode: host")]
    [InlineData("network_mode: service:outer")]
    [InlineData("ports: [\"18789:18789\"]")]
    [InlineData("networks: [outside]")]
    public void A_shared_namespace_is_as_open_as_its_owner(string network)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              outer: { image: alpine, network_mode: host }
              net:
                image: alpine
                {{network}}
              moltbot-gateway:
                image: moltbot
                network_mode: service:net
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            networks: { outside: { external: true, name: host } }
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_network_host_of_the_engine_is_the_network_of_the_host()
    {
        var findings = Expect(
            """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                networks: [outside]
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
            networks: { outside: { external: true, name: host } }
            """,
            Requests.With("MoltbotTopology", "published"));

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_network_of_the_host_is_an_exposure() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            network_mode: host
            command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
        """);

    [Fact]
    public void Without_a_token_a_private_port_is_no_comfort()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: [node, dist/index.js, gateway, --bind, {|MBH1003:lan|}]
                ports: ["127.0.0.1:18789:18789"]
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void With_a_token_and_a_loopback_port_it_is_a_matter_of_topology()
    {
        const string Set = """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot
                command: [node, dist/index.js, gateway, --bind, lan]
                environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" }
                ports: ["127.0.0.1:18789:18789"]
            """;

        var findings = Expect(Set.Replace("lan]", "{|MBH1003:lan|}]", StringComparison.Ordinal));

        Assert.Equal(Severity.Warning, findings[0].Severity);
        Expect(Set, Requests.With("MoltbotTopology", "published"));
    }

    [Theory]
    [InlineData("[node, dist/index.js, gateway, --bind, loopback]")]
    [InlineData("[node, dist/index.js, gateway]")]
    [InlineData("[node, dist/index.js, agent, --bind, lan]")]
    public void Loopback_and_other_commands_are_not_reported(string command) => Expect($$"""
        -- docker-compose.yml --
        services:
          app:
            image: registry.example/app
            command: {{command}}
            ports: ["9000:9000"]
        """);
}
