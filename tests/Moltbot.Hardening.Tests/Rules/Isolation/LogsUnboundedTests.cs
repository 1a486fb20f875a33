using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class LogsUnboundedTests() : RuleTests(nameof(LogsUnbounded))
{
    [Fact]
    public void A_service_that_says_nothing_is_reported_at_its_key() => Expect("""
        -- docker-compose.yml --
        services: { {|MBH2017:agent|}: { image: agent } }
        """);

    [Theory]
    [InlineData("{ driver: {|MBH2017:none|} }")]
    [InlineData("{ driver: {|MBH2017:json-file|} }")]
    [InlineData("{ driver: {|MBH2017:json-file|}, options: { max-file: \"3\" } }")]
    [InlineData("{ driver: {|MBH2017:none|}, options: { max-size: 10m } }")]
    public void A_driver_that_keeps_all_or_nothing_is_reported(string logging) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, logging: {{logging}} } }
        """);

    [Fact]
    public void Options_alone_that_do_not_rotate_are_reported() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, {|MBH2017:logging|}: { options: { max-file: "3" } } } }
        """);

    [Theory]
    [InlineData("{ driver: local }")]
    [InlineData("{ driver: journald }")]
    [InlineData("{ driver: json-file, options: { max-size: 10m } }")]
    [InlineData("{ options: { max-size: \"${LOG_SIZE:?}\" } }")]
    [InlineData("{ driver: \"${LOG_DRIVER:?}\" }")]
    public void One_that_rotates_or_sends_away_is_not(string logging) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, logging: {{logging}} } }
        """);

    [Fact]
    public void A_base_and_an_override_count() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH2017:base|}: { image: agent }
          one: { extends: base }
          two: { extends: base }
        -- docker-compose.override.yml --
        services: { two: { logging: { driver: local } } }
        """);

    [Fact]
    public void One_anchor_of_two_services_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        x-logging: &logging { driver: {|MBH2017:json-file|} }
        services: { one: { image: agent, logging: *logging }, two: { image: agent, logging: *logging } }
        """,
        throughEngine: true));
}
