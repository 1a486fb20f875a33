using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class VolumeSourceEmptyTests() : RuleTests(nameof(VolumeSourceEmpty))
{
    [Theory]
    [InlineData("${CLAWDBOT_CONFIG_DIR}:/home/node/.clawdbot")]
    [InlineData("$CLAWDBOT_CONFIG_DIR:/home/node/.clawdbot:ro")]
    [InlineData("${CLAWDBOT_CONFIG_DIR:-}:/home/node/.clawdbot")]
    [InlineData("${PROJECTS_ON_THE_HOST}:${PROJECTS_INSIDE}")]
    public void An_unset_variable_in_the_source_is_reported(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: [{|MBH2019:"{{volume}}"|}]
        """);

    [Theory]
    [InlineData("${CLAWDBOT_CONFIG_DIR:?}:/home/node/.clawdbot")]
    [InlineData("${CLAWDBOT_CONFIG_DIR:-./state}:/home/node/.clawdbot")]
    [InlineData("${CLAWDBOT_CONFIG_DIR}/state:/home/node/.clawdbot")]
    public void A_guard_a_default_or_a_rest_is_not(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: ["{{volume}}"]
        """);

    [Fact]
    public void The_env_file_fills_it() => Expect("""
        -- .env --
        CLAWDBOT_CONFIG_DIR=/srv/state
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: ["${CLAWDBOT_CONFIG_DIR}:/home/node/.clawdbot"]
        """);
}
