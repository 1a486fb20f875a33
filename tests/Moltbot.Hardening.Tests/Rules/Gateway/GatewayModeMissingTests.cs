using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class GatewayModeMissingTests() : RuleTests(nameof(GatewayModeMissing))
{
    [Fact]
    public void A_gateway_without_mode_is_reported_at_its_key() => Assert.Equal(
        "gateway.mode is not set, and clawdbot 2026.1.24 does not start without it; write \"gateway\": { \"mode\": \"local\" }",
        Assert.Single(Expect("""
            -- clawdbot.json --
            { {|MBH4002:"gateway"|}: { "bind": "loopback" } }
            """)).Message);

    [Fact]
    public void A_configuration_without_a_gateway_block_is_reported_at_its_start() => Expect("""
        -- openclaw.json --
        // comment
        {|MBH4002:{|} "agents": { "defaults": {} } }
        """);

    [Theory]
    [InlineData("moltbot.json", """{ gateway: { mode: "local" } }""")]
    [InlineData("moltbot.json", """{ gateway: { mode: "remote" } }""")]
    [InlineData("moltbot.json", """{ gateway: { mode: "${MODE}" } }""")]
    [InlineData("moltbot.json.template", """{ gateway: { mode: {{mode}} } }""")]
    [InlineData("moltbot.json.template", """{ gateway: ${GATEWAY} }""")]
    [InlineData("moltbot.json.template", """{ ${ALL} }""")]
    [InlineData("moltbot.json", """{ $include: "./base.json" }""")]
    [InlineData("moltbot.json", """{ gateway: { $include: ["./gateway.json"] } }""")]
    public void A_mode_that_is_there_or_may_come_is_not(string name, string config) => Expect($"-- {name} --\n{config}\n");

    [Theory]
    [InlineData("""{ gateway: { mode: "server" } }""")]
    [InlineData("""{ gateway: { mode: null } }""")]
    [InlineData("""{ gateway: 5 }""")]
    [InlineData("[]")]
    public void What_is_refused_anyway_is_left_to_the_rule_that_says_so(string config) => Expect($"-- moltbot.json --\n{config}\n");

    [Fact]
    public void A_file_that_cannot_be_read_is_not_judged() => Expect("""
        -- moltbot.json --
        { gateway: { bind: "loopback"
        """);
}
