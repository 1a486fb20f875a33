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
    [InlineData("DB_PASSWORD", "pa$$w0rd-Tr0ub4dor")]
    [InlineData("DATABASE_URL", "postgres://app:Tr0ub4dor3@${DB_HOST:?}/db")]
    [InlineData("API_TOKEN", "9f8a7b6c5d4e3f2a1b0c${SUFFIX:?}")]
    [InlineData("OTHER_TOKEN", "${X:+9f8a7b6c5d4e3f2a1b0c}")]
    [InlineData("CONN", "Server=db;Password=Tr0ub4dor3;")]
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
    [InlineData("COOKIE_DOMAIN", "example.com")]
    [InlineData("SESSION_COOKIE_SAMESITE", "lax")]
    [InlineData("AUTH_STRATEGY", "local")]
    [InlineData("SECRET_BACKEND", "vault")]
    [InlineData("TOKEN_LIFETIME", "3600")]
    [InlineData("TOKEN_AUDIENCE", "my-api")]
    [InlineData("PASSWORD_RESET_TIMEOUT", "3600")]
    [InlineData("ADMIN_PASSWORD", "$$2y$$10$$abcdefghijklmnopqrstuv")]
    [InlineData("APP_TOKEN", "$$TOKEN")]
    [InlineData("CONN", "Server=db;Password=${PW:?};")]
    [InlineData("DATABASE_URL", "postgres://app:${PW:?}@db/app")]
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

    [Theory]
    [InlineData("[gateway, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}]", "\"${CLAWDBOT_GATEWAY_TOKEN:?}\"")]
    [InlineData("[gateway, {|MBH6001:--token=5f1c9a7be0d24c3f8a6b1e57|}]", null)]
    [InlineData("[sh, -c, {|MBH6001:\"curl -H 'x-api-key: sk-ant-api03-Zb9dEfGh1jKlMn0pQrStUv2xYz0a23k56789AbCdEfGhIjKlMnOpQrStUvWxYz' x\"|}]", null)]
    public void What_is_shown_to_paste_replaces_a_secret_and_no_command(string command, string? pasted)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services: { moltbot-gateway: { image: moltbot, command: {{command}} } }
            """));

        Assert.Equal(pasted, finding.Fix?.Edits[0].NewText);
        Assert.DoesNotContain("${C:", finding.Message, StringComparison.Ordinal);
    }

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

    [Theory]
    [InlineData("traefik.http.routers.auth.rule", "Host(`auth.example.com`)")]
    [InlineData("traefik.http.routers.auth.entrypoints", "websecure")]
    [InlineData("traefik.http.middlewares.auth.forwardauth.authResponseHeaders", "X-Forwarded-User")]
    [InlineData("traefik.http.middlewares.x.basicauth.users", "user:$$apr1$$Zx9Qw8Er$$Ty6Ui5Op4As3Df2")]
    public void Labels_are_judged_by_their_last_word(string name, string value) => Expect($$"""
        -- docker-compose.yml --
        services: { app: { image: app, labels: { {{name}}: "{{value}}" } } }
        """);

    [Fact]
    public void A_secret_in_front_of_an_empty_default_is_reported() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:"9f8a7b6c5d4e3f2a1b0c${SUFFIX:-}"|} } } }
        """);

    [Fact]
    public void What_an_env_file_puts_behind_a_written_secret_does_not_excuse_it() => Expect("""
        -- .env --
        SUFFIX=x
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:"9f8a7b6c5d4e3f2a1b0c${SUFFIX}"|} } } }
        """);

    [Fact]
    public void A_token_in_a_script_is_reported_and_the_shells_own_reference_is_not() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: app, command: [sh, -c, {|MBH6001:"exec node dist/index.js gateway --token 5f1c9a7be0d24c3f8a6b1e575f1c9a7be0d24c3f8a6b1e575f1c9a7be0d24c3f --bind lan"|}] }
          two: { image: app, command: [sh, -c, "exec node dist/index.js gateway --token $$TOKEN --password ${PW:?} --auth token"] }
        """);

    [Theory]
    [InlineData("annotations: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }")]
    [InlineData("deploy: { labels: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }")]
    [InlineData("build: { context: https://git.example/app.git, labels: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }")]
    [InlineData("healthcheck: { test: [CMD, curl, -H, {|MBH6001:\"Authorization: Bearer sk-ant-api03-Zx9Qw8Er7Ty6Ui5Op4As3Df2\"|}, localhost] }")]
    [InlineData("entrypoint: [app, --dsn, {|MBH6001:\"Server=db;Password=Tr0ub4dor3;\"|}]")]
    public void Other_places_of_a_service_are_looked_at(string place) => Expect($$"""
        -- docker-compose.yml --
        services: { app: { image: app, {{place}} } }
        """);

    [Fact]
    public void A_default_is_written_in_the_file_whatever_the_env_file_puts_in_its_place() => Expect("""
        -- .env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:"${API_TOKEN:-9f8a7b6c5d4e3f2a1b0c}"|} } } }
        """);

    [Fact]
    public void A_default_inside_a_default_is_found() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:"${A:-${B:-9f8a7b6c5d4e3f2a1b0c}}"|} } } }
        """);

    [Theory]
    [InlineData("OPENAI_API_KEY", "sk-your-key-here")]
    [InlineData("TELEGRAM_BOT_TOKEN", "changeme")]
    [InlineData("API_TOKEN", "${A:-${B:-}}")]
    [InlineData("API_TOKEN", "${API_TOKEN:-}")]
    public void A_placeholder_for_a_vendors_key_guards_nothing(string name, string value) => Expect($$"""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { {{name}}: "{{value}}" } } }
        """);

    [Fact]
    public void A_password_that_everybody_knows_is_a_warning_in_an_address_too() => Assert.Equal(Severity.Warning, Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { DATABASE_URL: {|MBH6001:postgres://app:changeme@db/app|} } } }
        """)[0].Severity);
}
