using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class HealthcheckMissingTests() : RuleTests(nameof(HealthcheckMissing))
{
    [Fact]
    public void A_gateway_without_one_is_told_at_its_name() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH2016:moltbot-gateway|}: { image: moltbot }
          redis: { image: redis }
        """);

    [Theory]
    [InlineData("disable: {|MBH2016:true|}")]
    [InlineData("disable: {|MBH2016:\"yes\"|}")]
    [InlineData("test: [{|MBH2016:NONE|}]")]
    public void A_disabled_one_is_told_where_it_is_switched_off(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            healthcheck: { {{line}} }
        """);

    [Theory]
    [InlineData("test: [CMD, node, -e, x]")]
    [InlineData("test: curl -f localhost:18789")]
    public void One_in_compose_is_enough(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            healthcheck: { {{line}} }
        """);

    [Theory]
    [InlineData("HEALTHCHECK --interval=3m CMD node -e x")]
    [InlineData("HEALTHCHECK CMD [\"node\"]\nRUN true")]
    public void So_is_one_of_the_stage_that_it_builds(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { build: { context: ., target: final }, healthcheck: { interval: 1m } }
        -- Dockerfile --
        FROM node:22 AS base
        {{line}}
        FROM base AS final
        USER node
        """);

    [Fact]
    public void One_of_another_stage_is_not() => Expect("""
        -- docker-compose.yml --
        services:
          {|MBH2016:moltbot-gateway|}: { build: . }
        -- Dockerfile --
        FROM node:22 AS build
        HEALTHCHECK CMD true
        FROM node:22
        USER node
        """);

    [Fact]
    public void NONE_of_the_Dockerfile_is_told_there() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { build: . }
        -- Dockerfile --
        FROM node:22 AS base
        HEALTHCHECK CMD true
        FROM base
        {|MBH2016:HEALTHCHECK NONE|}
        """);

    [Fact]
    public void An_image_of_upstream_may_bring_its_own_so_nothing_is_said() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { image: ghcr.io/openclaw/openclaw:2026.9.6 }
          openclaw-gateway: { build: . }
        -- Dockerfile --
        FROM ghcr.io/openclaw/openclaw:2026.9.6
        """);

    [Fact]
    public void An_override_may_bring_it() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { healthcheck: { test: [CMD, "true"] } } }
        """);
}
