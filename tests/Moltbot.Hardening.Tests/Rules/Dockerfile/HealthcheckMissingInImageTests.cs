using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class HealthcheckMissingInImageTests() : RuleTests(nameof(HealthcheckMissingInImage))
{
    [Theory]
    [InlineData("FROM {|MBH3011:node:22|}")]
    [InlineData("FROM node:22 AS build\nHEALTHCHECK CMD true\nFROM {|MBH3011:node:22|}\nCOPY --from=build /a /a")]
    [InlineData("FROM node:22 AS base\nHEALTHCHECK CMD true\nFROM base\nHEALTHCHECK {|MBH3011:NONE|}")]
    public void An_image_without_a_check_is_reported(string lines) => Expect($"""
        -- Dockerfile --
        {lines}
        """);

    [Theory]
    [InlineData("FROM node:22\nHEALTHCHECK CMD curl -f http://localhost/ || exit 1")]
    [InlineData("FROM node:22 AS base\nHEALTHCHECK CMD [\"true\"]\nFROM base")]
    [InlineData("FROM node:22 AS base\nONBUILD HEALTHCHECK CMD true\nFROM base")]
    public void A_check_in_the_chain_is_enough(string lines) => Expect($"""
        -- Dockerfile --
        {lines}
        """);

    [Fact]
    public void The_check_of_a_service_is_enough() => Expect("""
        -- docker-compose.yml --
        services: { proxy: { build: ., healthcheck: { test: ["CMD", "true"] } } }
        -- Dockerfile --
        FROM node:22
        """);

    [Fact]
    public void A_service_without_one_leaves_it_to_the_image() => Expect("""
        -- docker-compose.yml --
        services: { proxy: { build: . } }
        -- Dockerfile --
        FROM {|MBH3011:node:22|}
        """);

    [Fact]
    public void Of_a_gateway_its_own_rule_speaks() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { build: . } }
        -- Dockerfile --
        FROM node:22
        """);
}
