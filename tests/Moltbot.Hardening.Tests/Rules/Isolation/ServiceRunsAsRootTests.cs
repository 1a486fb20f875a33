using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class ServiceRunsAsRootTests() : RuleTests(nameof(ServiceRunsAsRoot))
{
    [Theory]
    [InlineData("root")]
    [InlineData("\"0\"")]
    [InlineData("\"0:0\"")]
    [InlineData("\"0:1000\"")]
    [InlineData("root:root")]
    [InlineData("\"${UID:-0}\"")]
    public void A_root_user_is_an_error_on_any_service(string user)
    {
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              sidecar:
                image: busybox
                user: {|MBH2007:{{user}}|}
            """);

        Assert.Equal(Severity.Error, findings[0].Severity);
    }

    [Theory]
    [InlineData("node")]
    [InlineData("\"1000\"")]
    [InlineData("\"1000:0\"")]
    [InlineData("\"${UID:-1000}\"")]
    public void Another_user_is_not(string user) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            user: {{user}}
        """);

    [Fact]
    public void A_gateway_whose_image_nobody_knows_is_warned_about_and_told_how_to_say_it()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: {|MBH2007:registry.example/moltbot:1|}
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
        Assert.Contains("<MoltbotDockerfile Include=\"Dockerfile\" Image=\"registry.example/moltbot:1\" />", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gateway_on_an_image_that_is_root_is_an_error_and_a_sidecar_on_it_is_told()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: {|MBH2007:node:22|}
                command: [node, dist/index.js, gateway]
              web:
                image: {|MBH2007:nginx:1|}
            """);

        Assert.Equal([Severity.Error, Severity.Info], findings.Select(static finding => finding.Severity));
    }

    [Fact]
    public void What_the_item_says_of_an_image_counts() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: registry.example/moltbot:1
        """, Requests.Plain.Item("MoltbotBaseImageUser", "registry.example/moltbot", ("User", "node")));

    [Fact]
    public void The_user_of_a_built_stage_is_the_dockerfiles_finding() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { build: . } }
        -- Dockerfile --
        FROM node:22
        USER root
        """);

    [Fact]
    public void An_item_joins_an_image_with_its_dockerfile() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: "moltbot:local" } }
        -- Dockerfile --
        FROM node:22
        USER node
        """, Requests.Plain.Item("MoltbotDockerfile", "Dockerfile", ("Image", "moltbot:local")));

    [Fact]
    public void A_null_in_the_override_keeps_the_user_and_a_reset_removes_it() => Expect("""
        -- docker-compose.yml --
        services:
          one:
            image: busybox
            user: {|MBH2007:root|}
          two:
            image: {|MBH2007:busybox|}
            user: root
        -- docker-compose.override.yml --
        services:
          one: { user: }
          two: { user: !reset null }
        """);
}
