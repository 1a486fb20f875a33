using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class RestartHidesFailureTests() : RuleTests(nameof(RestartHidesFailure))
{
    [Theory]
    [InlineData("always")]
    [InlineData("${RESTART:-always}")]
    public void A_gateway_that_is_restarted_for_ever_is_told(string restart) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            restart: {|MBH2018:{{restart}}|}
        """);

    [Theory]
    [InlineData("unless-stopped")]
    [InlineData("on-failure:5")]
    [InlineData("\"no\"")]
    [InlineData("${RESTART:?}")]
    public void Another_policy_is_not(string restart) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot, restart: {{restart}} }
        """);

    [Fact]
    public void A_service_beside_the_gateway_is_not() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot }
          redis: { image: redis, restart: always }
        """);

    [Fact]
    public void A_policy_of_deploy_takes_its_place() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            restart: always
            deploy: { restart_policy: { condition: on-failure, max_attempts: 5 } }
        """);

    [Fact]
    public void The_last_file_decides() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, restart: always } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { restart: on-failure } }
        """);
}
