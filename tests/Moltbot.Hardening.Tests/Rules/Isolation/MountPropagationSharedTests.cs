using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class MountPropagationSharedTests() : RuleTests(nameof(MountPropagationShared))
{
    [Theory]
    [InlineData("shared")]
    [InlineData("rshared")]
    [InlineData("slave")]
    [InlineData("rslave")]
    [InlineData("${MODE:-rshared}")]
    public void The_long_form_is_reported_at_the_word(string mode) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes:
              - type: bind
                source: ./data
                target: /data
                bind: { propagation: {|MBH2022:"{{mode}}"|} }
        """);

    [Theory]
    [InlineData("./data:/data:rshared")]
    [InlineData("./data:/data:ro,shared")]
    [InlineData("./data:/data:slave")]
    public void The_short_form_is_reported_as_a_whole(string volume) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: [{|MBH2022:"{{volume}}"|}] } }
        """);

    [Theory]
    [InlineData("./data:/data")]
    [InlineData("./data:/data:ro")]
    [InlineData("./data:/data:rprivate")]
    [InlineData("./shared:/rshared")]
    public void A_private_mount_is_not(string volume) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: ["{{volume}}"] } }
        """);

    [Fact]
    public void An_override_of_the_same_target_takes_its_place() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: ["./data:/data:shared", {|MBH2022:"./more:/more:shared"|}] } }
        -- docker-compose.override.yml --
        services: { agent: { volumes: ["./data:/data"] } }
        """);

    [Fact]
    public void A_base_of_two_services_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        services:
          base: { image: agent, volumes: [{|MBH2022:"./data:/data:rslave"|}] }
          agent: { extends: base }
        """,
        throughEngine: true));
}
