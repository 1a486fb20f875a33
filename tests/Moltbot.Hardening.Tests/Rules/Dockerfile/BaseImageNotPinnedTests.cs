using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class BaseImageNotPinnedTests() : RuleTests(nameof(BaseImageNotPinned))
{
    private const string Digest = "sha256:98f4b71de414932439ac6ac690d7060df1f27161073c5036a7553723881bffbe";

    [Theory]
    [InlineData("FROM {|MBH3004:node|}")]
    [InlineData("FROM {|MBH3004:node:latest|}")]
    [InlineData("FROM --platform=linux/amd64 {|MBH3004:registry.example:5000/base|} AS x")]
    [InlineData("ARG {|MBH3004:BASE=ghcr.io/x/base:latest|}\nFROM $BASE")]
    [InlineData("ARG {|MBH3004:V=latest|}\nFROM node:${V}")]
    [InlineData("ARG TAG\nFROM {|MBH3004:node${TAG}|}")]
    [InlineData("FROM scratch\nCOPY {|MBH3004:--from=docker:latest|} /a /a")]
    public void No_tag_and_latest_are_a_warning(string lines)
    {
        var findings = Expect($"""
            -- Dockerfile --
            {lines}
            """);

        Assert.Equal(Severity.Warning, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("FROM {|MBH3004:node:22-bookworm|}")]
    [InlineData("ARG {|MBH3004:V=22|}\nFROM node:$V")]
    [InlineData("FROM {|MBH3004:localhost:5000/node:22|}")]
    public void A_tag_without_a_digest_is_an_information(string lines)
    {
        var findings = Expect($"""
            -- Dockerfile --
            {lines}
            """);

        Assert.Equal(Severity.Info, Assert.Single(findings).Severity);
    }

    [Theory]
    [InlineData("FROM node:22@" + Digest)]
    [InlineData("FROM node@" + Digest)]
    [InlineData("FROM scratch")]
    [InlineData("FROM node@" + Digest + " AS build\nFROM build\nCOPY --from=build /a /a\nCOPY --from=0 /b /b")]
    [InlineData("ARG BASE\nFROM $BASE")]
    [InlineData("ARG V\nFROM node:$V")]
    [InlineData("FROM node@" + Digest + "\nCOPY --from=assets /a /a")]
    public void A_digest_a_stage_scratch_and_what_whoever_builds_must_give_are_not(string lines) => Expect($"""
        -- Dockerfile --
        {lines}
        """);

    [Fact]
    public void An_argument_that_feeds_two_stages_is_one_finding() => Expect("""
        -- Dockerfile --
        ARG {|MBH3004:BASE=ghcr.io/x/base:latest|}
        FROM {|MBH3004~:${BASE}|} AS build
        FROM {|MBH3004~:${BASE}|}
        COPY --from=build /app /app
        """);

    [Fact]
    public void The_argument_of_a_service_pins_it() => Expect($$"""
        -- docker-compose.yml --
        services: { app: { build: { context: ., args: { BASE: "node:22@{{Digest}}" } } } }
        -- Dockerfile --
        ARG BASE=node
        FROM $BASE
        """);

    [Fact]
    public void A_stage_that_is_not_built_is_not_looked_at() => Expect($"""
        -- Dockerfile --
        FROM node AS unused
        FROM node@{Digest}
        """);
}
