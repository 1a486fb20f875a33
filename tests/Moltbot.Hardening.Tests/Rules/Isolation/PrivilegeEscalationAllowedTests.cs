using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class PrivilegeEscalationAllowedTests() : RuleTests(nameof(PrivilegeEscalationAllowed))
{
    [Fact]
    public void A_service_that_says_nothing_is_reported_at_its_key() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH2005:agent|}:
            image: agent
        """);

    [Theory]
    [InlineData("[\"seccomp=./profile.json\"]")]
    [InlineData("[\"label:type:svirt_t\"]")]
    public void One_that_has_other_options_is_reported_at_them(string options) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {|MBH2005:security_opt|}: {{options}}
        """);

    [Theory]
    [InlineData("no-new-privileges:false")]
    [InlineData("no-new-privileges=0")]
    [InlineData("no-new-privileges:${KEPT:-false}")]
    [InlineData("no-new-privileges:${KEPT:?}")]
    public void An_option_that_is_off_is_reported(string option) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, security_opt: [{|MBH2005:"{{option}}"|}] } }
        """);

    [Theory]
    [InlineData("no-new-privileges")]
    [InlineData("no-new-privileges:true")]
    [InlineData("no-new-privileges=true")]
    [InlineData("no-new-privileges:1")]
    [InlineData("no-new-privileges:${KEPT:-true}")]
    public void One_that_keeps_them_out_is_not(string option) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, security_opt: ["{{option}}", "label:disable"] } }
        """);

    [Fact]
    public void Of_two_the_later_counts() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: agent, security_opt: ["no-new-privileges:false"] }
          two: { image: agent, security_opt: ["no-new-privileges:true"] }
        -- docker-compose.override.yml --
        services:
          one: { security_opt: ["no-new-privileges:true"] }
          two: { security_opt: [{|MBH2005:"no-new-privileges:false"|}] }
        """);

    [Fact]
    public void A_shared_base_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        services:
          {|MBH2005:base|}: { image: agent }
          one: { extends: base }
          two: { extends: base }
        """,
        throughEngine: true));
}
