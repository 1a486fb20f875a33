using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class NetworkNamespaceSharedTests() : RuleTests(nameof(NetworkNamespaceShared))
{
    [Theory]
    [InlineData("service:moltbot-gateway", "{}")]
    [InlineData("container:vpn", "{}")]
    [InlineData("${MODE:-service:moltbot-gateway}", "{}")]
    [InlineData("service:moltbot-gateway", "{ cap_drop: [ALL] }")]
    [InlineData("service:moltbot-gateway", "{ security_opt: [\"no-new-privileges:true\"] }")]
    [InlineData("service:moltbot-gateway", "{ cap_drop: [NET_RAW], security_opt: [no-new-privileges] }")]
    [InlineData("service:moltbot-gateway", "{ cap_drop: [ALL], security_opt: [\"no-new-privileges:false\"] }")]
    public void A_service_in_anothers_namespace_that_is_not_confined_is_reported(string mode, string options) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot }
          moltbot-cli:
            <<: {{options}}
            image: moltbot
            network_mode: {|MBH1006:{{mode}}|}
        """);

    [Theory]
    [InlineData("[ALL]", "no-new-privileges:true")]
    [InlineData("[all]", "no-new-privileges=true")]
    [InlineData("[NET_RAW, ALL]", "no-new-privileges")]
    public void A_confined_one_is_not(string drop, string option) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot }
          moltbot-cli:
            image: moltbot
            network_mode: service:moltbot-gateway
            cap_drop: {{drop}}
            security_opt: ["{{option}}"]
        """);

    [Theory]
    [InlineData("host")]
    [InlineData("bridge")]
    [InlineData("none")]
    public void A_namespace_of_its_own_or_the_hosts_is_another_matter(string mode) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-cli: { image: moltbot, network_mode: {{mode}} }
        """);

    [Fact]
    public void An_override_that_confines_it_counts() => Expect("""
        -- docker-compose.yml --
        services:
          vpn: { image: x }
          cli: { image: x, network_mode: service:vpn }
        -- docker-compose.override.yml --
        services:
          cli: { cap_drop: [ALL], security_opt: ["no-new-privileges:true"] }
        """);

    [Fact]
    public void The_message_names_what_is_lacking()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              vpn: { image: x }
              cli: { image: x, network_mode: {|MBH1006:service:vpn|}, cap_drop: [ALL] }
            """));

        Assert.DoesNotContain("cap_drop", finding.Message, StringComparison.Ordinal);
        Assert.Contains("no-new-privileges:true", finding.Message, StringComparison.Ordinal);
    }
}
