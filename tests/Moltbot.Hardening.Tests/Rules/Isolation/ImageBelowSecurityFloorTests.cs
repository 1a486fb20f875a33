using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class ImageBelowSecurityFloorTests() : RuleTests(nameof(ImageBelowSecurityFloor))
{
    [Theory]
    [InlineData("openclaw:2026.2.3", Severity.Error)]
    [InlineData("ghcr.io/openclaw/openclaw:2026.4.22", Severity.Error)]
    [InlineData("alpine/openclaw:v2026.1.30-slim", Severity.Error)]
    [InlineData("openclaw:2026.4.23-beta.1", Severity.Error)]
    [InlineData("${IMAGE:-openclaw:2026.2.3}", Severity.Error)]
    [InlineData("clawdbot:2026.1.19", Severity.Error)]
    [InlineData("clawdbot:2026.1.24-3", Severity.Info)]
    [InlineData("moltbot:2026.1.27-beta.1", Severity.Info)]
    public void A_release_with_published_defects_is_an_error_where_its_own_name_mended_one(string image, Severity severity)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              gateway:
                image: {|MBH2015:{{image}}|}
                command: [node, dist/index.js, gateway]
            """));

        Assert.Equal(severity, finding.Severity);
        Assert.Contains(severity == Severity.Info ? "move to openclaw" : "or later", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openclaw:2026.4.23")]
    [InlineData("openclaw:2026.9.6")]
    [InlineData("openclaw:latest")]
    [InlineData("openclaw")]
    [InlineData("openclaw:1.2.3")]
    [InlineData("openclaw:${VERSION:?}")]
    [InlineData("example/openclaw-hardened:2026.2.3")]
    [InlineData("node:22")]
    public void A_later_release_and_what_is_none_is_not(string image) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw-gateway:
            image: {{image}}
            command: [node, dist/index.js, gateway]
        """);

    [Fact]
    public void The_image_that_a_stage_begins_with_counts() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { build: ., image: "openclaw:2026.9.6" }
        -- Dockerfile --
        ARG VERSION=2026.3.31
        FROM {|MBH2015:ghcr.io/openclaw/openclaw:${VERSION}|} AS base
        FROM base
        USER node
        """);

    [Fact]
    public void So_does_the_package_that_it_installs() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { build: . }
        -- Dockerfile --
        FROM node:22
        {|MBH2015:RUN npm install -g pnpm@9.1.0 openclaw@2026.1.30 && npm cache clean|}
        USER node
        """);

    [Fact]
    public void So_does_the_package_whose_version_an_argument_gives() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { build: . }
        -- Dockerfile --
        FROM node:22
        ARG VERSION=2026.1.30
        {|MBH2015:RUN npm install -g openclaw@${VERSION}|}
        USER node
        """);

    [Fact]
    public void What_a_stage_that_only_lends_files_installs_runs_nowhere() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { build: . }
        -- Dockerfile --
        FROM node:22 AS tools
        RUN npm install -g openclaw@2026.1.30
        FROM node:22
        COPY --from=tools /usr/bin/jq /usr/bin/jq
        RUN npm install -g openclaw@2026.9.6
        USER node
        """);

    [Fact]
    public void So_does_the_package_that_npx_runs() => Expect("""
        -- docker-compose.yml --
        services:
          assistant:
            image: node:22
            command: [npx, -y, {|MBH2015:openclaw@2026.2.1|}, gateway, --bind, loopback]
        """);

    [Fact]
    public void A_service_beside_the_gateway_is_not_looked_at_and_an_override_may_raise_the_release() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw-gateway: { image: "openclaw:2026.2.3" }
          openclaw-cli: { image: "openclaw:2026.2.3", entrypoint: [openclaw] }
        -- docker-compose.override.yml --
        services:
          openclaw-gateway: { image: "openclaw:2026.9.6" }
        """);
}
