using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class SecretVariableUnguardedTests() : RuleTests(nameof(SecretVariableUnguarded))
{
    [Theory]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: {|MBH6007:\"${CLAWDBOT_GATEWAY_TOKEN}\"|} }")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: {|MBH6007:$TOKEN|} }")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: {|MBH6007:\"${TOKEN:-}\"|} }")]
    [InlineData("environment: [\"CLAWDBOT_GATEWAY_TOKEN={|MBH6007:${TOKEN-}|}\"]")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_PASSWORD: {|MBH6007:\"${PW}\"|} }")]
    [InlineData("command: [node, dist/index.js, gateway, --token, {|MBH6007:\"${TOKEN}\"|}]")]
    [InlineData("command: [node, dist/index.js, gateway, {|MBH6007:\"--token=${TOKEN}\"|}]")]
    public void A_token_that_may_be_empty_is_reported(string key) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, {{key}} } }
        """);

    [Theory]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: \"${CLAWDBOT_GATEWAY_TOKEN:?}\" }")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: \"${TOKEN:?is not set}\", CLAWDBOT_GATEWAY_PASSWORD: \"${PW:-}\" }")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: \"${A:-${B:?}}\" }")]
    [InlineData("environment: { OPENAI_API_KEY: \"${OPENAI_API_KEY}\" }")]
    [InlineData("environment: { OPENCLAW_GATEWAY_TOKEN: \"${OPENCLAW_GATEWAY_TOKEN}\" }")]
    [InlineData("environment: { CLAWDBOT_GATEWAY_TOKEN: \"${TOKEN}\" }, env_file: secrets.env")]
    [InlineData("restart: always")]
    public void A_required_one_a_vendors_key_and_what_the_host_adds_are_not(string key) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, {{key}} } }
        """);

    [Fact]
    public void Another_service_may_do_without() => Expect("""
        -- docker-compose.yml --
        services: { cli: { image: tool, environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        """);

    [Fact]
    public void An_override_that_requires_it_heals_the_base() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN}" } } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN:?}" } } }
        """);

    [Fact]
    public void An_anchor_that_two_gateways_share_is_one_place() => Expect("""
        -- docker-compose.yml --
        x-env: &env { CLAWDBOT_GATEWAY_TOKEN: {|MBH6007:"${TOKEN}"|} }
        services:
          moltbot: { image: moltbot, environment: *env }
          clawdbot: { image: clawdbot, environment: *env }
        """);
}
