using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class PublicTunnelTests() : RuleTests(nameof(PublicTunnel))
{
    [Theory]
    [InlineData("clawdbot")]
    [InlineData("openclaw")]
    public void A_funnel_is_an_error(string product) => Assert.Equal(Severity.Error, Assert.Single(Expect($$"""
        -- {{product}}.json --
        { gateway: { tailscale: { mode: {|MBH4011:"funnel"|} } } }
        """)).Severity);

    [Fact]
    public void The_tailnet_alone_is_an_information() => Assert.Equal(Severity.Info, Assert.Single(Expect("""
        -- moltbot.json --
        { gateway: { tailscale: { mode: {|MBH4011:"serve"|} } } }
        """)).Severity);

    [Fact]
    public void An_option_of_the_command_says_it_too()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, --tailscale, {|MBH4011:funnel|}] } }
            """));

        Assert.Equal((Severity.Error, "moltbot-gateway"), (finding.Severity, finding.Service));
    }

    [Theory]
    [InlineData("""{ gateway: { tailscale: { mode: "off" } } }""")]
    [InlineData("""{ gateway: { tailscale: { mode: "${MODE}" } } }""")]
    [InlineData("""{ gateway: { tailscale: { mode: "public" } } }""")]
    [InlineData("""{ gateway: {} }""")]
    public void No_tunnel_is_not(string config) => Expect($"-- moltbot.json --\n{config}\n");
}
