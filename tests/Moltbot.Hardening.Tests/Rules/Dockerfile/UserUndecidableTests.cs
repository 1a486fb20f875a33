using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class UserUndecidableTests() : RuleTests(nameof(UserUndecidable))
{
    [Fact]
    public void A_base_that_nobody_knows_is_reported() => Expect("""
        -- Dockerfile --
        FROM {|MBH3003:registry.example/base:1|}
        """);

    [Fact]
    public void An_argument_without_a_default_is_reported() => Expect("""
        -- Dockerfile --
        FROM node:22
        ARG APP_UID
        USER {|MBH3003:${APP_UID}|}
        """);

    [Fact]
    public void The_service_may_give_the_argument() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: { context: ., args: { APP_UID: "1000" } } } }
        -- Dockerfile --
        FROM node:22
        ARG APP_UID
        USER ${APP_UID}
        """);

    [Fact]
    public void A_target_that_is_not_there_is_not_this_rules_matter() => Expect("""
        -- docker-compose.yml --
        services: { app: { build: { context: ., target: nowhere } } }
        -- Dockerfile --
        FROM node:22
        """);
}
