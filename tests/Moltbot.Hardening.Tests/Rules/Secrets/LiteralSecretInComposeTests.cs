using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

public sealed class LiteralSecretInComposeTests() : RuleTests(nameof(LiteralSecretInCompose))
{
    // Written in two parts, so that no scanner of this repository takes it for a real one.
    private const string Anthropic = "sk-" + "ant-api03-Zx9Qw8Er7Ty6Ui5Op4As3Df2";

    [Theory]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN", "5f1c9a7be0d24c3f8a6b1e57d90c42fe")]
    [InlineData("DB_PASSWORD", "hunter22aa")]
    [InlineData("ANYTHING", Anthropic)]
    [InlineData("DATABASE_URL", "postgres://app:Tr0ub4dor@db/app")]
    [InlineData("API_KEY", "${API_KEY:-5f1c9a7be0d24c3f8a6b1e57}")]
    public void A_secret_in_the_environment_is_reported_and_never_shown(string name, string value)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              app:
                image: app
                environment:
                  {{name}}: {|MBH6001:"{{value}}"|}
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
        Assert.DoesNotContain(value.Split(":-")[^1].TrimEnd('}'), findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN", "${CLAWDBOT_GATEWAY_TOKEN}")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN", "${CLAWDBOT_GATEWAY_TOKEN:?}")]
    [InlineData("CLAWDBOT_GATEWAY_TOKEN", "")]
    [InlineData("TOKEN_FILE", "/run/secrets/token")]
    [InlineData("AUTH_HEADER", "Bearer ${TOKEN}")]
    [InlineData("MAX_TOKENS", "4096")]
    [InlineData("AUTH_MODE", "token")]
    [InlineData("NODE_ENV", "production")]
    [InlineData("MODE", "task-list-of-a-disk-1")]
    [InlineData("TOKEN_URL", "https://auth.example/token")]
    public void References_settings_and_paths_are_not(string name, string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          app:
            image: app
            environment:
              {{name}}: "{{value}}"
        """);

    [Theory]
    [InlineData("[node, dist/index.js, gateway, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}]")]
    [InlineData("[node, dist/index.js, gateway, {|MBH6001:--token=5f1c9a7be0d24c3f8a6b1e57|}]")]
    public void A_token_on_the_command_line_is_reported(string command) => Expect($$"""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, command: {{command}} } }
        """);

    [Fact]
    public void The_list_form_labels_and_build_arguments_are_looked_at() => Expect("""
        -- docker-compose.yml --
        services:
          app:
            build:
              context: https://git.example/app.git
              args: { NPM_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }
            environment: ["API_KEY={|MBH6001:5f1c9a7be0d24c3f8a6b1e58|}"]
            labels: { auth.password: {|MBH6001:5f1c9a7be0d24c3f8a6b1e59|} }
        """);

    [Fact]
    public void A_placeholder_is_a_warning()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:changeme|} } } }
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
    }

    [Fact]
    public void A_secret_of_the_env_file_is_where_it_belongs() => Expect("""
        -- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: "${API_TOKEN}" } } }
        """);

    [Fact]
    public void An_anchor_that_feeds_two_services_is_one_secret() => Expect("""
        -- docker-compose.yml --
        x-env: &env { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }
        services:
          one: { image: app, environment: *env }
          two: { image: app, environment: *env }
        """);
}
