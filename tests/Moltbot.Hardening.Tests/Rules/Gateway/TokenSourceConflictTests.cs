using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class TokenSourceConflictTests() : RuleTests(nameof(TokenSourceConflict))
{
    [Theory]
    [InlineData("\"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa\"")]
    [InlineData("\"${OTHER_TOKEN}\"")]
    [InlineData("{ source: 'file', provider: 'p', id: 'value' }")]
    public void A_token_in_both_is_reported(string token) => Expect($$"""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: { OPENCLAW_GATEWAY_TOKEN: {|MBH4020~:"${OPENCLAW_GATEWAY_TOKEN:?}"|} } } }
        -- openclaw.json --
        { gateway: { auth: { token: {|MBH4020:{{token}}|} } } }
        """);

    [Theory]
    [InlineData("OPENCLAW_GATEWAY_TOKEN: \"${OPENCLAW_GATEWAY_TOKEN:?}\"", "\"${OPENCLAW_GATEWAY_TOKEN}\"")]
    [InlineData("OPENCLAW_GATEWAY_TOKEN: \"${T:?}\", T: \"${T:?}\"", "\"${T}\"")]
    [InlineData("OPENCLAW_GATEWAY_TOKEN: \"\"", "\"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa\"")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN: \"${T:?}\"", "\"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa\"")]
    [InlineData("OPENCLAW_GATEWAY_PASSWORD: \"${P:?}\"", "\"${T}\"")]
    public void One_value_an_empty_one_or_a_variable_that_is_not_read_is_not(string environment, string token) => Expect($$"""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: { {{environment}} } } }
        -- openclaw.json --
        { gateway: { auth: { token: {{token}} } } }
        """);

    [Fact]
    public void A_variable_that_the_host_fills_in_counts() => Assert.Equal("openclaw-gateway", Assert.Single(Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: [OPENCLAW_GATEWAY_TOKEN] } }
        -- openclaw.json --
        { gateway: { auth: { token: {|MBH4020:"x8Qw2mN5vT7rK1pL9dF3hJ6sZ4cB0yGa"|} } } }
        """)).Service);
}
