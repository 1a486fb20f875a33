using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class CapabilitiesNotDroppedTests() : RuleTests(nameof(CapabilitiesNotDropped))
{
    [Fact]
    public void A_service_that_drops_nothing_is_reported_at_its_key() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH2004:agent|}:
            image: agent
        """);

    [Theory]
    [InlineData("[NET_RAW, MKNOD]")]
    [InlineData("[\"${DROPPED:?}\"]")]
    public void One_that_drops_less_than_all_is_reported_at_what_it_drops(string dropped) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {|MBH2004:cap_drop|}: {{dropped}}
        """);

    [Theory]
    [InlineData("[ALL]")]
    [InlineData("[all]")]
    [InlineData("[NET_RAW, ALL]")]
    [InlineData("[\"${DROPPED:-ALL}\"]")]
    public void One_that_drops_all_is_not(string dropped) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent: { image: agent, cap_drop: {{dropped}} }
        """);

    [Fact]
    public void An_override_may_drop_them() => Expect("""
        -- docker-compose.yml --
        services: { one: { image: agent }, {|MBH2004:two|}: { image: agent } }
        -- docker-compose.override.yml --
        services: { one: { cap_drop: [ALL] }, two: { init: true } }
        """);

    [Fact]
    public void A_service_that_only_an_override_names_is_reported_there() => Expect("""
        -- docker-compose.yml --
        services: { one: { image: agent, cap_drop: [ALL] } }
        -- docker-compose.override.yml --
        services: { {|MBH2004:two|}: { image: agent } }
        """);

    [Fact]
    public void Services_that_extend_one_are_one_finding_at_it()
    {
        var finding = Assert.Single(Expect(
            """
            -- docker-compose.yml --
            services:
              {|MBH2004~:one|}: { extends: base }
              {|MBH2004:base|}: { image: agent }
              {|MBH2004~:two|}: { extends: base, init: true }
              three: { extends: base, cap_drop: [ALL] }
            """,
            throughEngine: true));

        Assert.Equal("base", finding.Service);
    }

    [Fact]
    public void Services_that_merge_one_mapping_are_one_finding_in_it() => Expect("""
        -- docker-compose.yml --
        x-base: &base
          {|MBH2004:restart|}: always
          init: true
        services:
          one: { <<: *base, image: agent }
          two: { <<: *base, image: other }
        """);

    [Fact]
    public void Services_that_share_a_value_and_no_base_are_findings_of_their_own() => Expect("""
        -- docker-compose.yml --
        x-logging: &logging { driver: local }
        services:
          {|MBH2004:one|}: { image: agent, logging: *logging }
          {|MBH2004:two|}: { image: agent, logging: *logging }
        """);

    [Fact]
    public void A_base_in_another_file_is_the_place_for_all_who_extend_it() => Expect("""
        -- docker-compose.yml --
        services:
          one: { extends: { file: base.yml, service: base } }
          two: { extends: { file: base.yml, service: base } }
        -- base.yml --
        services: { base: { {|MBH2004:image|}: agent } }
        """);

    [Fact]
    public void Two_sets_with_one_base_tell_it_once() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        services: { {|MBH2004:agent|}: { image: agent } }
        -- docker-compose.prod.yml --
        services: { agent: { init: true } }
        """,
        throughEngine: true));
}
