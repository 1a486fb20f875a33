using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Secrets;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Secrets;

/// <summary>A literal that something later overrides: no container gets it, and the file holds it all the same.</summary>
public sealed class ReplacedSecretInComposeTests() : RuleTests(nameof(LiteralSecretInCompose))
{
    [Theory]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: { API_TOKEN: '${API_TOKEN:?}' }")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: ['API_TOKEN=${API_TOKEN:?}']")]
    [InlineData("environment: [\"API_TOKEN={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}\"]", "environment: { API_TOKEN: '${API_TOKEN:?}' }")]
    [InlineData("environment: [\"API_TOKEN={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}\"]", "environment: [API_TOKEN]")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: { API_TOKEN: }")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: { API_TOKEN: !reset null }")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: !reset null")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "environment: !override { OTHER: x }")]
    [InlineData("environment: [\"API_TOKEN={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}\"]", "environment: !override ['API_TOKEN=${API_TOKEN:?}']")]
    [InlineData("environment: { API_TOKEN: {|MBH6001:\"${API_TOKEN:-5f1c9a7be0d24c3f8a6b1e57}\"|} }", "environment: { API_TOKEN: '${API_TOKEN:?}' }")]
    [InlineData("environment: { DATABASE_URL: {|MBH6001:\"postgres://app:Tr0ub4dor@db/app\"|} }", "environment: { DATABASE_URL: '${DATABASE_URL:?}' }")]
    [InlineData("labels: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "labels: ['api.token=${API_TOKEN:?}']")]
    [InlineData("annotations: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }", "annotations: { api.token: none }")]
    [InlineData("deploy: { labels: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }", "deploy: { labels: { api.token: none } }")]
    [InlineData("deploy: { labels: { api.token: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }", "deploy: !reset null")]
    [InlineData("build: { context: https://git.example/app.git, args: { NPM_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }", "build: { args: ['NPM_TOKEN=${NPM_TOKEN:?}'] }")]
    [InlineData("build: { context: https://git.example/app.git, labels: [\"api.token={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}\"] }", "build: { labels: { api.token: none } }")]
    [InlineData("build: { context: https://git.example/app.git, args: [\"NPM_TOKEN={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}\"] }", "build: !override https://git.example/app.git")]
    [InlineData("command: [app, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}]", "command: [app]")]
    [InlineData("command: {|MBH6001:app --token 5f1c9a7be0d24c3f8a6b1e57|}", "command: [app]")]
    [InlineData("command: {|MBH6001:app --token 5f1c9a7be0d24c3f8a6b1e57|}", "command: null")]
    [InlineData("entrypoint: [app, {|MBH6001:--token=5f1c9a7be0d24c3f8a6b1e57|}]", "entrypoint: app")]
    [InlineData("healthcheck: { test: [CMD, check, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}] }", "healthcheck: { test: [CMD, check] }")]
    [InlineData("healthcheck: { test: {|MBH6001:check --token 5f1c9a7be0d24c3f8a6b1e57|} }", "healthcheck: !override { disable: true }")]
    public void A_literal_that_a_later_file_overrides_is_reported_where_it_stands(string held, string over) => Expect($$"""
        -- docker-compose.yml --
        services:
          app:
            image: app
            {{held}}
        -- docker-compose.override.yml --
        services:
          app:
            {{over}}
        """);

    [Fact]
    public void The_message_says_what_overrides_it_and_what_to_write_and_never_the_value()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } } }
            -- docker-compose.override.yml --
            services: { app: { environment: { {|MBH6001~:API_TOKEN: "${API_TOKEN:?}"|} } } }
            """));

        Assert.Equal(
            "environment/API_TOKEN of service 'app' holds a secret: 'docker-compose.override.yml' overrides it, and still whoever reads this file, its history or a backup has it; "
            + "write ${API_TOKEN:?} here too, and make a new one: this one is known",
            finding.Message);
        Assert.Equal((Severity.Error, "app", "/services/app/environment/API_TOKEN"), (finding.Severity, finding.Service, finding.Pointer));
        Assert.Equal("\"${API_TOKEN:?}\"", Assert.Single(finding.Fix?.Edits ?? []).NewText);
    }

    [Fact]
    public void A_gateways_own_word_stays_the_name_of_its_variable()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { clawdbot-gateway: { image: "clawdbot:2026.1.24", command: [node, dist/index.js, gateway, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}] } }
            -- docker-compose.override.yml --
            services: { clawdbot-gateway: { command: [node, dist/index.js, gateway] } }
            """));

        Assert.Contains("write ${CLAWDBOT_GATEWAY_TOKEN:?} here too", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_three_files_each_that_holds_a_literal_is_told_of() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } } }
        -- docker-compose.override.yml --
        services: { app: { environment: { API_TOKEN: {|MBH6001:6f1c9a7be0d24c3f8a6b1e57|} } } }
        -- last.yml --
        services: { app: { environment: { API_TOKEN: "${API_TOKEN:?}" } } }
        """, Requests.With("EnableDefaultMoltbotItems", "false").Item("MoltbotCompose", "docker-compose.yml", ("Overrides", "docker-compose.override.yml;last.yml")));

    [Fact]
    public void A_service_that_is_taken_out_leaves_its_literal_behind()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              app: { image: app }
              db: { image: db, environment: { DB_PASSWORD: {|MBH6001:Tr0ub4dor3x|} } }
            -- docker-compose.override.yml --
            services: { db: !reset null }
            """));

        Assert.Equal(("db", "/services/db/environment/DB_PASSWORD"), (finding.Service, finding.Pointer));
    }

    [Fact]
    public void A_service_that_extends_one_of_another_file_does_not_heal_that_file() => Expect("""
        -- base.yml --
        services: { base: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } } }
        -- docker-compose.yml --
        services: { app: { extends: { file: base.yml, service: base }, environment: { API_TOKEN: "${API_TOKEN:?}" } } }
        """);

    [Fact]
    public void A_tag_in_a_service_that_extends_does_not_heal_the_other_file() => Expect("""
        -- base.yml --
        services: { base: { image: app, command: [app, --token, {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}] } }
        -- docker-compose.yml --
        services: { app: { extends: { file: base.yml, service: base }, command: !reset null } }
        """);

    [Fact]
    public void What_another_service_of_the_file_still_takes_is_told_of_it_alone()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              base: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } }
              app: { extends: base, environment: { API_TOKEN: "${API_TOKEN:?}" } }
            """));

        Assert.Equal("base", finding.Service);
        Assert.DoesNotContain("overrides it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_included_file_is_healed_by_no_other() => Expect("""
        -- db.yml --
        services: { db: { image: db, environment: { DB_PASSWORD: {|MBH6001:Tr0ub4dor3x|} } } }
        -- docker-compose.yml --
        include: [db.yml]
        -- docker-compose.override.yml --
        services: { db: { environment: { DB_PASSWORD: "${DB_PASSWORD:?}" } } }
        """);

    [Fact]
    public void A_later_document_of_the_same_file_overrides_too()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } } }
            ---
            services: { app: { environment: { API_TOKEN: "${API_TOKEN:?}" } } }
            """));

        Assert.Contains("another value in this file overrides it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_lines_of_a_list_the_first_is_told_of_too() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: ["API_TOKEN={|MBH6001:5f1c9a7be0d24c3f8a6b1e57|}", "API_TOKEN=${API_TOKEN:?}"] } }
        """);

    [Fact]
    public void A_literal_behind_an_anchor_that_every_service_overrides_is_one_finding() => Expect("""
        -- docker-compose.yml --
        x-env: &env { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }
        services:
          one: { image: app, environment: *env }
          two: { image: app, environment: *env }
        -- docker-compose.override.yml --
        services:
          one: { environment: { API_TOKEN: "${ONE:?}" } }
          two: { environment: { API_TOKEN: "${TWO:?}" } }
        """);

    [Fact]
    public void What_one_set_takes_and_another_overrides_is_told_once()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} } } }
            -- docker-compose.prod.yml --
            services: { app: { environment: { API_TOKEN: "${API_TOKEN:?}" } } }
            """, throughEngine: true));

        Assert.DoesNotContain("overrides it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_named_twice_holds_one_secret() => Expect("""
        -- docker-compose.yml --
        services: { app: { image: app, environment: { API_TOKEN: {|MBH6001:5f1c9a7be0d24c3f8a6b1e57|} }, command: [app, --token, {|MBH6001:6f1c9a7be0d24c3f8a6b1e57|}] } }
        """, Requests.With("EnableDefaultMoltbotItems", "false").Item("MoltbotCompose", "docker-compose.yml", ("Overrides", "docker-compose.yml")));

    [Theory]
    [InlineData("environment: { API_TOKEN: '${API_TOKEN:?}' }", "environment: { API_TOKEN: '${OTHER:?}' }")]
    [InlineData("environment: ['API_TOKEN=${API_TOKEN}']", "environment: !override ['OTHER=1']")]
    [InlineData("environment: [API_TOKEN]", "environment: { API_TOKEN: '${OTHER:?}' }")]
    [InlineData("environment: { POSTGRES_PASSWORD: changeme }", "environment: { POSTGRES_PASSWORD: '${POSTGRES_PASSWORD:?}' }")]
    [InlineData("environment: { DATABASE_URL: postgres://app:changeme@db/app }", "environment: { DATABASE_URL: '${DATABASE_URL:?}' }")]
    [InlineData("environment: { TOKEN_FILE: /run/secrets/token }", "environment: { TOKEN_FILE: /run/secrets/other }")]
    [InlineData("environment: { NODE_ENV: production }", "environment: { NODE_ENV: development }")]
    [InlineData("command: [app, --token, '${API_TOKEN:?}']", "command: [app]")]
    [InlineData("command: 'app --name \"open'", "command: [app]")]
    [InlineData("image: 5f1c9a7be0d24c3f8a6b1e57", "image: app")]
    [InlineData("env_file: [secrets.env]", "env_file: !reset null")]
    [InlineData("env_file: [secrets.env]", "environment: { API_TOKEN: '${API_TOKEN:?}' }")]
    [InlineData("environment: { API_TOKEN: '${FROM_ENV_FILE}' }", "environment: { API_TOKEN: '${API_TOKEN:?}' }")]
    public void What_was_no_literal_secret_before_is_none_when_it_is_overridden(string held, string over) => Expect($$"""
        -- .env --
        FROM_ENV_FILE=7f1c9a7be0d24c3f8a6b1e57
        -- secrets.env --
        API_TOKEN=5f1c9a7be0d24c3f8a6b1e57
        -- docker-compose.yml --
        services:
          app:
            image: app
            {{held}}
        -- docker-compose.override.yml --
        services:
          app:
            {{over}}
        """);

    [Fact]
    public void What_every_service_overrides_beside_its_anchor_is_not_seen() => Expect("""
        -- docker-compose.yml --
        x-env: &env { API_TOKEN: 5f1c9a7be0d24c3f8a6b1e57 }
        services:
          one: { image: app, environment: { <<: *env, API_TOKEN: "${ONE:?}" } }
          two: { image: app, environment: { <<: *env, API_TOKEN: "${TWO:?}" } }
        """);
}
