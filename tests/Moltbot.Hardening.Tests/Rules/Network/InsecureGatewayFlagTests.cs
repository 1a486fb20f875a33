using Moltbot.Hardening.Rules.Network;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Network;

public sealed class InsecureGatewayFlagTests() : RuleTests(nameof(InsecureGatewayFlag))
{
    [Theory]
    [InlineData("[node, dist/index.js, gateway, {|MBH1008:--allow-unconfigured|}]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH1008:--token|}, \"${TOKEN:?}\"]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH1008:--token=abc|}]")]
    [InlineData("[node, {|MBH1008:--inspect=0.0.0.0:9229|}, dist/index.js, gateway]")]
    [InlineData("[sh, -c, {|MBH1008:'node dist/index.js gateway --token $TOKEN'|}]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH1008:\"${MORE:---allow-unconfigured}\"|}]")]
    public void An_option_that_switches_a_protection_off_is_reported(string command) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            command: {{command}}
        """);

    [Theory]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "1")]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "${X:-true}")]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "${X:?}")]
    [InlineData("OPENCLAW_PRINT_ACCESS", "\"1\"")]
    [InlineData("CLAWDBOT_PRINT_ACCESS", "yes")]
    [InlineData("NODE_TLS_REJECT_UNAUTHORIZED", "0")]
    [InlineData("NODE_OPTIONS", "--max-old-space-size=1536 --inspect=0.0.0.0")]
    [InlineData("NODE_OPTIONS", "${OPTIONS:---inspect-brk}")]
    public void A_variable_that_does_so_is_reported(string name, string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              {{name}}: {|MBH1008:{{value}}|}
        """);

    [Theory]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "${OPENCLAW_ALLOW_INSECURE_PRIVATE_WS:-}")]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "\"0\"")]
    [InlineData("OPENCLAW_ALLOW_INSECURE_PRIVATE_WS", "")]
    [InlineData("OPENCLAW_PRINT_ACCESS", "\"false\"")]
    [InlineData("NODE_TLS_REJECT_UNAUTHORIZED", "1")]
    [InlineData("NODE_OPTIONS", "--max-old-space-size=1536 --inspect-port=0")]
    [InlineData("NODE_OPTIONS", "${NODE_OPTIONS:?}")]
    public void What_is_off_empty_or_harmless_is_not(string name, string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              {{name}}: {{value}}
        """);

    [Fact]
    public void A_service_beside_the_gateway_is_left_alone() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, --tokenizer, x] }
          moltbot-cli:
            image: moltbot
            entrypoint: [node, dist/index.js, status, --token, "${TOKEN}"]
            environment: { NODE_TLS_REJECT_UNAUTHORIZED: "0" }
        """);

    [Fact]
    public void What_the_image_runs_and_sets_counts_where_compose_writes_nothing_else() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw: { build: . }
        -- Dockerfile --
        FROM node:22
        ENV {|MBH1008:NODE_TLS_REJECT_UNAUTHORIZED=0|}
        CMD ["node", "openclaw.mjs", "gateway", {|MBH1008:"--allow-unconfigured"|}]
        """);

    [Fact]
    public void What_compose_writes_takes_the_place_of_the_images() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            build: .
            command: [node, openclaw.mjs, gateway]
            environment: { NODE_TLS_REJECT_UNAUTHORIZED: "1" }
        -- Dockerfile --
        FROM node:22
        ENV NODE_TLS_REJECT_UNAUTHORIZED=0
        CMD ["node", "openclaw.mjs", "gateway", "--allow-unconfigured"]
        """);

    [Fact]
    public void The_token_itself_is_not_shown()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway: { image: moltbot, command: [node, dist/index.js, gateway, {|MBH1008:--token=c0ffee00c0ffee00|}] }
            """));

        Assert.DoesNotContain("c0ffee", finding.Message + finding.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_that_sets_the_variable_again_decides() => Expect("""
        -- docker-compose.yml --
        services: { openclaw: { image: openclaw, environment: [OPENCLAW_PRINT_ACCESS=1, NODE_OPTIONS] } }
        -- docker-compose.override.yml --
        services: { openclaw: { environment: { OPENCLAW_PRINT_ACCESS: "0", OPENCLAW_ALLOW_INSECURE_PRIVATE_WS: {|MBH1008:"true"|} } } }
        """);
}
