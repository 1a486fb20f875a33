using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class ControlUiUnsafeTests() : RuleTests(nameof(ControlUiUnsafe))
{
    [Theory]
    [InlineData("openclaw", "dangerouslyDisableDeviceAuth")]
    [InlineData("openclaw", "dangerouslyAllowHostHeaderOriginFallback")]
    [InlineData("moltbot", "allowInsecureAuth")]
    [InlineData("moltbot", "dangerouslyDisableDeviceAuth")]
    [InlineData("clawdbot", "allowInsecureAuth")]
    public void A_check_that_is_switched_off_is_reported(string product, string flag)
    {
        var finding = Assert.Single(Expect($$"""
            -- {{product}}.json --
            { gateway: { bind: "loopback", controlUi: { {{flag}}: {|MBH4008:true|} } } }
            """));

        Assert.Equal((Severity.Error, $"/gateway/controlUi/{flag}"), (finding.Severity, finding.Pointer));
        Assert.True(finding.Fix?.IsSafe);
    }

    [Theory]
    [InlineData("{ allowInsecureAuth: false, dangerouslyDisableDeviceAuth: false }")]
    [InlineData("{ enabled: false, allowInsecureAuth: true }")]
    [InlineData("{ allowInsecureAuth: \"true\" }")]
    [InlineData("{}")]
    public void One_that_is_on_refused_or_of_no_page_is_not(string ui) => Expect($"-- moltbot.json --\n{{ gateway: {{ bind: \"lan\", controlUi: {ui} }} }}\n");

    [Fact]
    public void A_flag_that_a_newer_release_dropped_counts_in_one_that_was_not_examined() => Expect(
        """
        -- openclaw.json --
        { gateway: { bind: "loopback", controlUi: { allowInsecureAuth: {|MBH4008:true|} } } }
        """,
        Requests.With("MoltbotProductVersion", "2026.3.31"));

    [Fact]
    public void A_flag_that_the_release_refuses_is_the_schemas_business() => Expect("""
        -- openclaw.json --
        { gateway: { bind: "loopback", controlUi: { allowInsecureAuth: true } } }
        """);

    [Fact]
    public void Every_page_as_an_origin_is_reported() => Expect("""
        -- openclaw.json --
        { gateway: { bind: "loopback", controlUi: { allowedOrigins: ["http://localhost:18789", {|MBH4008:"*"|}] } } }
        """);

    [Theory]
    [InlineData("{ {|MBH4008:gateway|}: { bind: \"lan\" } }")]
    [InlineData("{ gateway: { bind: \"lan\", {|MBH4008:controlUi|}: { enabled: true } } }")]
    [InlineData("{ gateway: { bind: \"tailnet\", controlUi: { allowedOrigins: {|MBH4008:[]|} } } }")]
    [InlineData("{ {|MBH4008:gateway|}: { bind: \"custom\", customBindHost: \"192.168.1.4\" } }")]
    public void No_origin_beyond_loopback_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Theory]
    [InlineData("{ gateway: { bind: \"lan\", controlUi: { allowedOrigins: [\"http://localhost:18789\"] } } }")]
    [InlineData("{ gateway: { bind: \"lan\", controlUi: { allowedOrigins: [\"${ORIGIN}\"] } } }")]
    [InlineData("{ gateway: { bind: \"lan\", controlUi: { enabled: false } } }")]
    [InlineData("{ gateway: { bind: \"loopback\" } }")]
    [InlineData("{ gateway: { bind: \"${BIND}\" } }")]
    [InlineData("{ gateway: { bind: \"custom\", customBindHost: \"127.0.0.1\" } }")]
    [InlineData("{ gateway: { mode: \"local\" } }")]
    [InlineData("{ gateway: { bind: \"lan\", controlUi: { $include: \"./ui.json5\" } } }")]
    public void Named_origins_loopback_or_what_nobody_knows_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void A_version_without_the_list_needs_none() => Expect("""
        -- moltbot.json --
        { gateway: { bind: "lan" } }
        """);

    [Fact]
    public void The_command_decides_where_the_gateway_listens() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, command: [node, dist/index.js, gateway, --bind, {|MBH4008~:lan|}] } }
        -- openclaw.json --
        { {|MBH4008:gateway|}: { bind: "loopback" } }
        """);

    [Fact]
    public void A_command_on_loopback_makes_the_configs_word_harmless() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, command: [node, dist/index.js, gateway, --bind, loopback] } }
        -- openclaw.json --
        { gateway: { bind: "lan" } }
        """);
}
