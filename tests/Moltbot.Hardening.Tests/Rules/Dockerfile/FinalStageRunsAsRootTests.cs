using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Dockerfile;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Dockerfile;

public sealed class FinalStageRunsAsRootTests() : RuleTests(nameof(FinalStageRunsAsRoot))
{
    [Theory]
    [InlineData("root")]
    [InlineData("0:0")]
    [InlineData("root:node")]
    [InlineData("+0")]
    [InlineData("${NOBODY_DECLARES}")]
    public void A_last_user_that_is_root_is_reported(string user) => Expect($$"""
        -- Dockerfile --
        FROM node:22
        USER node
        USER {|MBH3001:{{user}}|}
        """);

    [Fact]
    public void A_root_between_is_not() => Expect("""
        -- Dockerfile --
        FROM node:22
        USER root
        RUN apt-get update
        USER node
        """);

    [Fact]
    public void The_target_of_the_service_decides_which_stage_is_judged() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            build: { context: ., target: runtime }
        -- Dockerfile --
        FROM node:22 AS runtime
        USER {|MBH3001:root|}
        FROM runtime AS debug
        USER node
        """);

    [Fact]
    public void A_Dockerfile_in_the_compose_file_is_judged_where_it_stands() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            build:
              dockerfile_inline: |

                FROM node:22
                ENV PRICE=$$5
                USER {|MBH3001:root|}
        """);

    [Fact]
    public void A_user_of_the_service_makes_a_warning_of_it()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services: { moltbot-gateway: { build: ., user: "1000" } }
            -- Dockerfile --
            FROM node:22
            USER {|MBH3001:root|}
            """);

        Assert.Equal(Severity.Warning, findings[0].Severity);
    }

    [Fact]
    public void The_stage_is_judged_once_for_all_services_that_run_it()
    {
        var findings = Expect("""
            -- docker-compose.yml --
            services:
              moltbot-gateway: { build: . }
              moltbot-cli: { build: . }
            -- Dockerfile --
            FROM node:22
            USER {|MBH3001:root|}
            """);

        Assert.Equal(2, findings[0].Related.Length);
    }
}
