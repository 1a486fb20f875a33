using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class SecretNotDeliveredTests() : RuleTests(nameof(SecretNotDelivered))
{
    private const string Compose = """
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              CLAWDBOT_GATEWAY_TOKEN: ${CLAWDBOT_GATEWAY_TOKEN:?}
              # ANTHROPIC_API_KEY: ${ANTHROPIC_API_KEY}

        """;

    [Fact]
    public void A_secret_that_no_service_takes_is_reported_in_the_file_that_sets_it() => Expect($$"""
        {{Compose}}-- secrets.env --
        CLAWDBOT_GATEWAY_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        {|MBH6005:ANTHROPIC_API_KEY|}=
        LOG_LEVEL=info
        -- secrets.env.example --
        CLAWDBOT_GATEWAY_TOKEN=
        ANTHROPIC_API_KEY=
        """);

    [Fact]
    public void An_empty_entry_of_the_projects_own_env_file_sets_nothing() => Expect($$"""
        {{Compose}}-- .env --
        OPENAI_API_KEY=
        {|MBH6005:ANTHROPIC_API_KEY|}=abcdef
        """);

    [Theory]
    [InlineData("env_file: secrets.env")]
    [InlineData("env_file: absent.env")]
    [InlineData("environment: [ANTHROPIC_API_KEY]")]
    [InlineData("labels: { key: \"${ANTHROPIC_API_KEY}\" }")]
    public void One_that_a_service_names_or_takes_with_its_file_is_not(string key) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, {{key}} } }
        -- secrets.env --
        ANTHROPIC_API_KEY=abcdef
        """);

    [Fact]
    public void A_secret_that_compose_requires_and_the_secrets_file_does_not_know_is_reported() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment:
              CLAWDBOT_GATEWAY_TOKEN: ${{|MBH6005:CLAWDBOT_GATEWAY_TOKEN|}:?}
              CLAUDE_WEB_COOKIE: ${CLAUDE_WEB_COOKIE:?}
              PORT: ${PORT:?}
        -- secrets.env.example --
        # CLAUDE_WEB_COOKIE=
        """);

    [Fact]
    public void Without_a_secrets_file_nobody_says_where_they_come_from() => Expect(Compose);

    [Fact]
    public void A_reference_of_the_configuration_that_the_gateway_does_not_get_is_reported() => Expect("""
        -- docker-compose.yml --
        services: { openclaw-gateway: { image: openclaw, environment: { OPENCLAW_GATEWAY_TOKEN: "${OPENCLAW_GATEWAY_TOKEN:?}" } } }
        -- openclaw.json --
        { gateway: { auth: { token: "${OPENCLAW_GATEWAY_TOKEN}" } }, channels: { telegram: { botToken: {|MBH6005:"${TELEGRAM_BOT_TOKEN}"|} },
          discord: { token: { source: "env", provider: "default", id: {|MBH6005:"DISCORD_TOKEN"|} } } }, logging: { file: "${LOG_FILE}" } }
        """);

    [Fact]
    public void A_set_without_a_gateway_is_not_followed() => Expect("""
        -- docker-compose.yml --
        services: { db: { image: postgres } }
        -- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        """);
}
