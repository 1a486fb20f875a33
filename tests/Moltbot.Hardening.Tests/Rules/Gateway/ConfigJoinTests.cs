using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class ConfigBindNotLoopbackTests() : RuleTests(nameof(ConfigBindNotLoopback))
{
    [Fact]
    public void A_wide_bind_behind_an_exposed_port_is_an_error()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789"] } }
            -- moltbot.json --
            { gateway: { mode: "local", bind: {|MBH4003:"lan"|}, auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Fact]
    public void The_option_on_the_command_line_wins_over_it() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, --bind, loopback], ports: ["18789:18789"] } }
        -- moltbot.json --
        { gateway: { mode: "local", bind: "lan", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        """);

    [Fact]
    public void Openclaw_without_a_word_listens_everywhere() => Expect("""
        -- openclaw.json --
        { {|MBH4003:gateway|}: { mode: "local", auth: { mode: "token", token: "${OPENCLAW_GATEWAY_TOKEN}" } } }
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, ports: ["18789:18789"] } }
        """);

    [Fact]
    public void Moltbot_without_a_word_listens_on_loopback() => Expect("""
        -- moltbot.json --
        { gateway: { mode: "local", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: ["18789:18789"] } }
        """);

    [Fact]
    public void An_example_beside_the_real_config_does_not_hide_it() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, network_mode: host } }
        -- moltbot.example.json --
        { gateway: { mode: "local", bind: "loopback", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        -- moltbot.json --
        { gateway: { mode: "local", bind: {|MBH4003:"lan"|}, auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        """);

    [Fact]
    public void Of_several_gateways_the_one_that_is_most_exposed_decides()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot: { image: moltbot }
              moltbot-gateway: { image: moltbot, network_mode: host }
            -- moltbot.json --
            { gateway: { mode: "local", bind: {|MBH4003:"lan"|}, auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
            """);

        Assert.Equal((Severity.Error, "moltbot-gateway"), (findings[0].Severity, findings[0].Service));
    }

    [Fact]
    public void In_topology_published_a_private_port_with_a_token_is_what_is_meant() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: ["127.0.0.1:18789:18789"] } }
        -- moltbot.json --
        { gateway: { mode: "local", bind: "lan", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        """, Requests.With("MoltbotTopology", "published"));
}

public sealed class GatewayAuthDisabledTests() : RuleTests(nameof(GatewayAuthDisabled))
{
    [Fact]
    public void Mode_none_is_reported() => Expect("""
        -- openclaw.json --
        { gateway: { mode: "local", bind: "loopback", auth: { mode: {|MBH4004:"none"|} } } }
        """);

    [Fact]
    public void No_secret_from_anywhere_is_reported() => Expect("""
        -- moltbot.json --
        { {|MBH4004:gateway|}: { mode: "local", bind: "loopback" } }
        """);

    [Theory]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN: \"${CLAWDBOT_GATEWAY_TOKEN}\"")]
    [InlineData("CLAWDBOT_GATEWAY_PASSWORD: \"${CLAWDBOT_GATEWAY_PASSWORD:?}\"")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN:")]
    public void A_secret_by_the_environment_of_the_service_is_enough(string variable) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              {{variable}}
        -- moltbot.json --
        { gateway: { mode: "local", bind: "loopback" } }
        """);

    [Fact]
    public void Of_two_gateways_each_needs_one()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot: { image: moltbot, environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" } }
              moltbot-gateway: { image: moltbot }
            -- moltbot.json --
            { {|MBH4004:gateway|}: { mode: "local", bind: "loopback" } }
            """);

        Assert.Equal("moltbot-gateway", findings[0].Service);
    }

    [Fact]
    public void A_variable_that_the_product_does_not_read_is_not() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: { CLAWDBOT_GATEWAY_TOKEN: "${T}" } } }
        -- openclaw.json --
        { {|MBH4004:gateway|}: { mode: "local", bind: "loopback" } }
        """);
}
