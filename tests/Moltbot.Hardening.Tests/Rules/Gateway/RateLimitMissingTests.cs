using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class RateLimitMissingTests() : RuleTests(nameof(RateLimitMissing))
{
    private const string Wide = """gateway: { mode: "local", bind: "lan", {|MBH4013:auth|}: { mode: "token", token: "${OPENCLAW_GATEWAY_TOKEN}" } }""";

    [Fact]
    public void A_wide_bind_without_a_limit_is_reported() => Expect($"-- openclaw.json --\n{{ {Wide} }}\n");

    [Theory]
    [InlineData("""{ gateway: { bind: "lan", auth: { rateLimit: { maxAttempts: 10 } } } }""")]
    [InlineData("""{ gateway: { bind: "loopback", auth: { mode: "token" } } }""")]
    [InlineData("""{ gateway: { bind: "lan", auth: { mode: "none" } } }""")]
    [InlineData("""{ gateway: { bind: "${BIND}", auth: {} } }""")]
    [InlineData("""{ gateway: { bind: "lan", auth: { $include: "./auth.json5" } } }""")]
    [InlineData("""{ gateway: {} }""")]
    public void A_limit_loopback_or_no_authentication_at_all_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void A_version_without_the_key_cannot_limit() => Expect("""
        -- moltbot.json --
        { gateway: { bind: "lan", auth: { mode: "token" } } }
        """);

    [Fact]
    public void A_gateway_that_listens_everywhere_by_default_needs_one() => Expect("""
        -- docker-compose.yml --
        services: { {|MBH4013~:openclaw-gateway|}: { image: openclaw } }
        -- openclaw.json --
        { {|MBH4013:gateway|}: { mode: "local" } }
        """);

    [Fact]
    public void The_environment_of_another_product_decides_nothing() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, command: [node, dist/index.js, gateway, --bind, loopback], environment: { CLAWDBOT_GATEWAY_BIND: lan } } }
        -- openclaw.json --
        { gateway: { mode: "local", bind: "lan" } }
        """);
}
