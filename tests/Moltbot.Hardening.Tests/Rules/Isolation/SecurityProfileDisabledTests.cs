using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class SecurityProfileDisabledTests() : RuleTests(nameof(SecurityProfileDisabled))
{
    [Theory]
    [InlineData("seccomp:unconfined")]
    [InlineData("seccomp=unconfined")]
    [InlineData("apparmor:unconfined")]
    [InlineData("apparmor=unconfined")]
    [InlineData("label:disable")]
    [InlineData("label=disable")]
    [InlineData("systempaths=unconfined")]
    [InlineData("seccomp=${PROFILE:-unconfined}")]
    public void A_profile_that_is_off_is_reported(string option) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            security_opt:
              - no-new-privileges:true
              - {|MBH2010:"{{option}}"|}
        """);

    [Theory]
    [InlineData("no-new-privileges:true")]
    [InlineData("seccomp=./unconfined")]
    [InlineData("seccomp:builtin")]
    [InlineData("apparmor:docker-default")]
    [InlineData("label:type:unconfined_t")]
    [InlineData("label:seccomp:unconfined")]
    [InlineData("seccomp=${PROFILE:?}")]
    public void Another_option_is_not(string option) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, security_opt: ["{{option}}"] } }
        """);

    [Fact]
    public void A_later_profile_takes_the_place_of_an_earlier_but_labels_add_up() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: agent, security_opt: ["seccomp:unconfined", {|MBH2010:"label:disable"|}] }
          two: { image: agent, security_opt: ["apparmor:mine"] }
        -- docker-compose.override.yml --
        services:
          one: { security_opt: ["seccomp=./own.json", "label:user:system_u"] }
          two: { security_opt: [{|MBH2010:"apparmor:unconfined"|}] }
        """);

    [Fact]
    public void A_base_of_two_services_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        services:
          base: { image: agent, security_opt: [{|MBH2010:"seccomp:unconfined"|}] }
          agent: { extends: base }
        """,
        throughEngine: true));
}
