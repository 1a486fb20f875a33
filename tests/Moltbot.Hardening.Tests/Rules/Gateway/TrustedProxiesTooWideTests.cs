using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class TrustedProxiesTooWideTests() : RuleTests(nameof(TrustedProxiesTooWide))
{
    [Theory]
    [InlineData("*")]
    [InlineData("0.0.0.0/0")]
    [InlineData("::/0")]
    [InlineData("10.0.0.0/8")]
    [InlineData("172.16.0.0/12")]
    [InlineData("192.168.0.0/16")]
    [InlineData("fc00::/7")]
    [InlineData("100.64.0.0/10")]
    public void A_network_that_is_nobodys_own_is_reported(string range) => Expect($$"""
        -- openclaw.json --
        { gateway: { trustedProxies: ["10.1.2.3", {|MBH4010:"{{range}}"|}] } }
        """);

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("172.18.0.0/16")]
    [InlineData("192.168.1.0/24")]
    [InlineData("127.0.0.0/8")]
    [InlineData("::1")]
    [InlineData("fd12:3456:789a:1::/64")]
    [InlineData("${PROXY}")]
    [InlineData("proxy")]
    public void An_address_or_the_networks_own_subnet_is_not(string range) => Expect($$"""
        -- moltbot.json --
        { gateway: { trustedProxies: ["{{range}}"] } }
        """);

    [Fact]
    public void A_header_that_a_client_writes_itself_is_reported() => Expect("""
        -- openclaw.json --
        { gateway: { allowRealIpFallback: {|MBH4010:true|} } }
        """);

    [Fact]
    public void Trust_without_a_header_people_and_proxies_is_reported_for_each()
    {
        var findings = Expect("""
            -- openclaw.json --
            { {|MBH4010:gateway|}: { {|MBH4010:auth|}: { mode: "trusted-proxy" } } }
            """);

        Assert.Equal(
            ["/gateway/auth/trustedProxy/userHeader", "/gateway/auth/trustedProxy/allowUsers", "/gateway/trustedProxies"],
            findings.Select(static finding => finding.Pointer));
    }

    [Theory]
    [InlineData("""{ gateway: { trustedProxies: ["10.1.2.3"], auth: { mode: "trusted-proxy", trustedProxy: { userHeader: "x-user", allowUsers: ["me@example.com"] } } } }""")]
    [InlineData("""{ gateway: { auth: { mode: "token", trustedProxy: { userHeader: "x-user" } } } }""")]
    [InlineData("""{ gateway: { allowRealIpFallback: false, trustedProxies: [] } }""")]
    public void What_says_whom_it_trusts_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void A_proxy_that_lets_everybody_in_is_reported() => Expect("""
        -- openclaw.json --
        { gateway: { trustedProxies: ["10.1.2.3"], auth: { mode: "trusted-proxy", trustedProxy: { userHeader: "x-user", allowUsers: {|MBH4010:[]|} } } } }
        """);
}
