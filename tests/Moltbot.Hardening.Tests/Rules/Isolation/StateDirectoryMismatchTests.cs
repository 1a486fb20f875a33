using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class StateDirectoryMismatchTests() : RuleTests(nameof(StateDirectoryMismatch))
{
    [Theory]
    [InlineData("openclaw", "/home/node/.clawdbot2/x", "/home/node/.moltbot")]
    [InlineData("openclaw", "", "/root/.openclaw")]
    [InlineData("openclaw", "", "/home/node/openclaw.json")]
    [InlineData("openclaw", "", "/home/node/.openclaw/moltbot.json")]
    [InlineData("clawdbot", "", "/home/node/.openclaw")]
    [InlineData("moltbot", "", "/home/node/.openclaw/")]
    public void A_mount_where_the_product_does_not_look_is_an_error(string product, string other, string target)
    {
        var finding = Assert.Single(Expect($$"""
            -- docker-compose.yml --
            services:
              {{product}}-gateway:
                image: {{product}}
                environment: { HOME: /home/node }
                volumes: [{|MBH2020:"./state:{{target}}"|}, "./x:{{(other.Length > 0 ? other : "/x")}}"]
            """));

        Assert.Equal(Severity.Error, finding.Severity);
    }

    [Theory]
    [InlineData("openclaw", "/home/node/.openclaw")]
    [InlineData("openclaw", "/home/node/.clawdbot")]
    [InlineData("openclaw", "/home/node")]
    [InlineData("moltbot", "/home/node/.moltbot")]
    [InlineData("moltbot", "/home/node/.clawdbot/")]
    [InlineData("clawdbot", "/home/node/.clawdbot")]
    [InlineData("openclaw", "/data")]
    public void One_where_it_looks_or_that_is_no_state_is_not(string product, string target) => Expect($$"""
        -- docker-compose.yml --
        services:
          {{product}}-gateway:
            image: {{product}}
            environment: { HOME: /home/node }
            volumes: ["./state:{{target}}"]
        """);

    [Fact]
    public void One_right_mount_is_enough() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            environment: { HOME: /home/node }
            volumes: ["./state:/home/node/.clawdbot", "./state:/home/node/.openclaw"]
        """);

    [Theory]
    [InlineData("OPENCLAW_STATE_DIR: /data", "/data")]
    [InlineData("OPENCLAW_STATE_DIR: /data/state", "/data")]
    [InlineData("OPENCLAW_CONFIG_PATH: /etc/claw/openclaw.json", "/etc/claw")]
    [InlineData("OPENCLAW_HOME: /srv", "/srv/.openclaw")]
    [InlineData("OPENCLAW_STATE_DIR: ~/.moltbot", "/home/node/.moltbot")]
    public void Variables_of_the_product_say_where_it_looks(string variable, string target) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            environment: { HOME: /home/node, {{variable}} }
            volumes: ["./state:{{target}}"]
        """);

    [Fact]
    public void Those_of_another_product_say_nothing() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            environment: { HOME: /home/node, CLAWDBOT_STATE_DIR: /home/node/.moltbot }
            volumes: [{|MBH2020:"./state:/home/node/.moltbot"|}]
        """);

    [Fact]
    public void The_user_of_the_stage_tells_the_home() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            build: .
            command: [node, openclaw.mjs, gateway]
            volumes: [{|MBH2020:"./state:/root/.openclaw"|}]
        -- Dockerfile --
        FROM node:22
        USER node
        """);

    [Theory]
    [InlineData("/data/.moltbot", true)]
    [InlineData("/data/.openclaw", false)]
    [InlineData("/data/.clawdbot", false)]
    public void Where_the_home_is_not_known_the_folders_name_alone_warns(string target, bool isTold)
    {
        var mount = $"\"./state:{target}\"";
        var findings = Expect($$"""
            -- docker-compose.yml --
            services:
              openclaw:
                image: openclaw
                user: "1000:1000"
                volumes: [{{(isTold ? "{|MBH2020:" + mount + "|}" : mount)}}]
            """);

        Assert.All(findings, static finding => Assert.Equal(Severity.Warning, finding.Severity));
    }

    [Theory]
    [InlineData("environment: { HOME: \"${HOME_DIR:?}\" }")]
    [InlineData("environment: { HOME: /home/node, OPENCLAW_STATE_DIR: \"${STATE:?}\" }")]
    [InlineData("environment: [HOME=/home/node, OPENCLAW_STATE_DIR]")]
    [InlineData("{ environment: { HOME: /home/node }, env_file: secrets.env }")]
    [InlineData("{ environment: { HOME: /home/node }, command: [node, openclaw.mjs, gateway, --profile, x] }")]
    public void What_only_the_host_or_an_option_knows_is_left_alone(string settings) => Expect($$"""
        -- docker-compose.yml --
        services:
          openclaw:
            <<: {{(settings.StartsWith('{') ? settings : "{ " + settings + " }")}}
            image: openclaw
            volumes: ["./state:/home/node/.moltbot"]
        """);

    [Fact]
    public void A_script_in_front_of_the_gateway_may_set_the_place_so_it_is_a_warning()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              openclaw:
                image: openclaw
                entrypoint: [sh, /entrypoint.sh]
                environment: { HOME: /home/node }
                volumes: [{|MBH2020:"./state:/home/node/.moltbot"|}]
            """));

        Assert.Equal(Severity.Warning, finding.Severity);
    }

    [Fact]
    public void A_config_without_its_directory_is_a_warning()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services:
              openclaw:
                image: openclaw
                environment: { HOME: /home/node }
                volumes: [{|MBH2020:"./openclaw.json:/home/node/.openclaw/openclaw.json:ro"|}, "./w:/home/node/.openclaw/workspace"]
            """));

        Assert.Equal(Severity.Warning, finding.Severity);
        Assert.Contains("'/home/node/.openclaw'", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_config_over_its_mounted_directory_is_not() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            environment: { HOME: /home/node }
            volumes: ["state:/home/node/.openclaw", "./openclaw.json:/home/node/.openclaw/openclaw.json:ro"]
        volumes: { state: {} }
        """);

    [Fact]
    public void An_override_may_bring_the_right_mount() => Expect("""
        -- docker-compose.yml --
        services: { openclaw: { image: openclaw, environment: { HOME: /home/node }, volumes: ["./state:/home/node/.moltbot"] } }
        -- docker-compose.override.yml --
        services: { openclaw: { volumes: ["./state:/home/node/.openclaw"] } }
        """);
}
