using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class PortExposedUnexpectedlyTests() : RuleTests(nameof(PortExposedUnexpectedly))
{
    [Theory]
    [InlineData("EXPOSE 80 {|MBH3012:22|}")]
    [InlineData("EXPOSE {|MBH3012:22/tcp|}")]
    [InlineData("EXPOSE {|MBH3012:20-25|}")]
    [InlineData("ENV P=22\nEXPOSE {|MBH3012:$P|}")]
    public void SSH_is_reported_in_every_image(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("EXPOSE 80 8080/tcp")]
    [InlineData("ARG P\nEXPOSE $P")]
    [InlineData("EXPOSE 2222")]
    public void Another_port_is_not_where_no_gateway_runs(string line) => Expect($"""
        -- Dockerfile --
        FROM node:22
        {line}
        """);

    [Theory]
    [InlineData("EXPOSE 18789 18790")]
    [InlineData("EXPOSE 18789-18790/tcp")]
    [InlineData("ENV P=18789\nEXPOSE $P {|MBH3012:8080|}")]
    [InlineData("EXPOSE {|MBH3012:18789-18800|}")]
    public void A_gateway_exposes_its_own_ports_only(string line) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { build: . } }
        -- Dockerfile --
        FROM node:22
        {{line}}
        """);

    [Fact]
    public void The_gateways_port_may_be_another() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { build: . } }
        -- Dockerfile --
        FROM node:22
        EXPOSE 20000 {|MBH3012:18789|}
        """, Requests.With("MoltbotGatewayPort", "20000"));

    [Fact]
    public void A_stage_that_lends_files_exposes_nothing() => Expect("""
        -- Dockerfile --
        FROM node:22 AS build
        EXPOSE 22
        FROM node:22
        COPY --from=build /a /a
        """);
}
