using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class NoResourceLimitsTests() : RuleTests(nameof(NoResourceLimits))
{
    [Fact]
    public void A_service_without_limits_is_reported_once_at_its_key() => Assert.Contains("no limit of memory and processes", Assert.Single(Expect("""
        -- docker-compose.yml --
        services: { {|MBH2013:agent|}: { image: agent } }
        """)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("mem_limit: 2g", "processes")]
    [InlineData("pids_limit: 100", "memory")]
    [InlineData("cpus: 1", "memory and processes")]
    [InlineData("mem_reservation: 2g", "memory and processes")]
    public void What_lacks_is_told(string line, string lacking) => Assert.Equal(lacking, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services:
          {|MBH2013:agent|}:
            image: agent
            {{line}}
        """)).Subject);

    [Fact]
    public void Where_deploy_has_limits_the_missing_one_is_told_there() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: agent, deploy: { resources: { {|MBH2013:limits|}: { memory: 1G } } } }
          two: { image: agent, deploy: { {|MBH2013:resources|}: { reservations: { memory: 1G } } } }
          three: { image: agent, {|MBH2013:deploy|}: { replicas: 1 } }
        """);

    [Theory]
    [InlineData("pids_limit: {|MBH2013:-1|}")]
    [InlineData("pids_limit: {|MBH2013:\"${PIDS:--1}\"|}")]
    public void A_number_that_is_no_limit_is_reported(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            mem_limit: 512m
            {{line}}
        """);

    [Theory]
    [InlineData("mem_limit: 512m\n    pids_limit: 100")]
    [InlineData("mem_limit: ${MEMORY:?}\n    pids_limit: ${PIDS:-100}")]
    [InlineData("deploy: { resources: { limits: { memory: 512M, pids: 100 } } }")]
    [InlineData("mem_limit: 512m\n    deploy: { resources: { limits: { pids: 100 } } }")]
    public void Both_limits_in_either_form_are_enough(string lines) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {{lines}}
        """);

    [Theory]
    [InlineData("1g")]
    [InlineData("\"1073741824\"")]
    [InlineData("2047m")]
    public void A_gateway_under_two_gigabytes_is_reported_at_the_limit(string limit) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot, pids_limit: 100, mem_limit: {|MBH2013:{{limit}}|} }
          browser: { image: browser, pids_limit: 100, mem_limit: {{limit}} }
        """);

    [Fact]
    public void Two_gigabytes_are_enough() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, pids_limit: 100, mem_limit: 2g } }
        """);

    [Fact]
    public void An_override_may_limit_it_and_a_base_is_one_finding() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: agent }
          {|MBH2013:base|}: { image: agent }
          two: { extends: base }
        -- docker-compose.override.yml --
        services: { one: { mem_limit: 1g, pids_limit: 10 } }
        """);
}
