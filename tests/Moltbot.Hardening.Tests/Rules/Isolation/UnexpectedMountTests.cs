using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class UnexpectedMountTests() : RuleTests(nameof(UnexpectedMount))
{
    [Theory]
    [InlineData("./scripts:/scripts:ro")]
    [InlineData("~/Documents:/docs")]
    [InlineData("${DATA:?}:/data")]
    [InlineData("/srv:/home/node/srv")]
    public void A_folder_of_the_host_that_is_neither_config_nor_workspace_is_told(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: [{|MBH2009:"{{volume}}"|}]
        """);

    [Theory]
    [InlineData("${DIR:?}:/home/node/.clawdbot")]
    [InlineData("./w:/home/node/clawd")]
    [InlineData("./w:/home/node/.openclaw/workspace")]
    [InlineData("./w:/workspace")]
    [InlineData("./auth:/home/node/.config/openclaw")]
    [InlineData("/etc/localtime:/etc/localtime:ro")]
    [InlineData("cache:/cache")]
    [InlineData("/var/run/docker.sock:/var/run/docker.sock")]
    public void Config_workspace_volumes_and_what_another_rule_tells_are_not(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: ["{{volume}}"]
        volumes: { cache: {} }
        """);

    [Fact]
    public void The_workspace_of_the_config_and_the_state_of_a_variable_are_expected() => Expect("""
        -- docker-compose.yml --
        services:
          openclaw:
            image: openclaw
            environment: { OPENCLAW_STATE_DIR: /data }
            volumes: ["./data:/data", "./files:/files", {|MBH2009:"./more:/more"|}]
        -- openclaw.json --
        { "agents": { "defaults": { "workspace": "/files" } } }
        """);

    [Fact]
    public void A_named_volume_that_binds_a_folder_counts_and_another_service_does_not() => Expect("""
        -- docker-compose.yml --
        services:
          moltbot-gateway: { image: moltbot, volumes: [{|MBH2009:"docs:/docs"|}], tmpfs: /tmp }
          redis: { image: redis, volumes: ["./data:/data"] }
        volumes:
          docs: { driver_opts: { type: none, o: bind, device: /home/me/docs } }
        """);

    [Theory]
    [InlineData("/etc:/host-etc")]
    [InlineData("~/.ssh:/home/node/.ssh:ro")]
    [InlineData("/var/run/docker.sock:/var/run/docker.sock")]
    public void What_nobody_should_mount_is_another_rules(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: ["{{volume}}"]
        """);

    [Fact]
    public void An_override_of_the_same_target_decides() => Expect("""
        -- docker-compose.yml --
        services: { moltbot-gateway: { image: moltbot, volumes: ["./a:/a", {|MBH2009:"./b:/b"|}] } }
        -- docker-compose.override.yml --
        services: { moltbot-gateway: { volumes: ["none:/a"] } }
        volumes: { none: {} }
        """);
}
