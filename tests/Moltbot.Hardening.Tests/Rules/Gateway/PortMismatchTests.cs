using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class PortMismatchTests() : RuleTests(nameof(PortMismatch))
{
    [Fact]
    public void A_config_that_the_command_contradicts_is_reported() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, --port, {|MBH4019~:"19000"|}], ports: ["127.0.0.1:19000:19000"] } }
        -- moltbot.json --
        { gateway: { mode: "local", port: {|MBH4019:18789|} } }
        """);

    [Fact]
    public void The_environment_wins_over_the_config() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: { OPENCLAW_GATEWAY_PORT: {|MBH4019~:"19000"|} } } }
        -- openclaw.json --
        { gateway: { mode: "local", port: {|MBH4019:18789|} } }
        """);

    [Fact]
    public void A_published_port_at_which_nobody_listens_is_reported() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, --port, "19000"], ports: [{|MBH4019:"127.0.0.1:18789:18789"|}] } }
        """);

    [Fact]
    public void A_default_of_a_variable_counts_and_the_config_decides_where_nothing_else_does() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, ports: [{|MBH4019:"127.0.0.1:18789:${PORT:-18789}"|}] } }
        -- moltbot.json --
        { gateway: { mode: "local", port: {|MBH4019~:19000|} } }
        """);

    [Theory]
    [InlineData("""command: [node, dist/index.js, gateway, --port, "18789"], ports: ["127.0.0.1:9000:18789"]""")]
    [InlineData("""command: [node, dist/index.js, gateway, --port, "${PORT:?}"], ports: ["127.0.0.1:18789:18789"]""")]
    [InlineData("""ports: ["127.0.0.1:18789:18789", "127.0.0.1:8080:8080"]""")]
    [InlineData("""ports: ["127.0.0.1:18789:28789"]""")]
    [InlineData("""environment: { OPENCLAW_GATEWAY_PORT: "19000" }""")]
    public void One_number_everywhere_a_forwarders_or_an_unknown_one_is_not(string service) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, {{service}} } }
        -- moltbot.json --
        { gateway: { mode: "local", port: 18789 } }
        """);

    [Fact]
    public void A_config_that_no_gateway_of_the_project_reads_is_not() => Expect("""
        -- moltbot.json --
        { gateway: { mode: "local", port: 19000 } }
        """);
}
