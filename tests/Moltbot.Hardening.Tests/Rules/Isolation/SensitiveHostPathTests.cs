using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class SensitiveHostPathTests() : RuleTests(nameof(SensitiveHostPath))
{
    [Theory]
    [InlineData("/:/host:ro")]
    [InlineData("/home:/home")]
    [InlineData("/root:/r")]
    [InlineData("/home/ada:/h")]
    [InlineData("/home/${ADA:?}:/h")]
    [InlineData("/Users/ada/:/h")]
    [InlineData("~:/h")]
    [InlineData("${HOME:?}:/h")]
    [InlineData("/etc:/host/etc:ro")]
    [InlineData("/etc/passwd:/etc/passwd:ro")]
    [InlineData("/etc/ssl:/ssl")]
    [InlineData("/proc:/host/proc:ro")]
    [InlineData("/sys/fs/cgroup:/sys/fs/cgroup")]
    [InlineData("/dev:/dev")]
    [InlineData("/dev/sda:/disk")]
    [InlineData("/boot:/boot")]
    [InlineData("/var/lib/docker/volumes:/v")]
    [InlineData("/srv/../etc:/e")]
    [InlineData("~/.ssh:/home/node/.ssh:ro")]
    [InlineData("${HOME:?}/.aws/credentials:/c")]
    [InlineData("/srv/keys/.gnupg:/g")]
    [InlineData("${KUBE:-~/.kube}:/k")]
    [InlineData("~/.docker/config.json:/c")]
    [InlineData("./.ssh:/s")]
    [InlineData("/mnt/c:/c")]
    [InlineData("/mnt/c/Users/ada:/c")]
    public void A_path_that_is_the_hosts_own_is_reported(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes: [{|MBH2008:"{{volume}}"|}]
        """);

    [Theory]
    [InlineData("/etc/localtime:/etc/localtime:ro")]
    [InlineData("/etc/timezone:/etc/timezone:ro")]
    [InlineData("/etc/ssl/certs/ca-certificates.crt:/ca.crt:ro")]
    [InlineData("/dev/net/tun:/dev/net/tun")]
    [InlineData("/dev/null:/etc/motd")]
    [InlineData("/home/ada/.openclaw:/home/node/.openclaw")]
    [InlineData("/root/.clawdbot:/c")]
    [InlineData("~/clawd:/w")]
    [InlineData("${HOME:?}/clawd:/w")]
    [InlineData("${CONFIG_DIR:?}:/etc")]
    [InlineData("./etc:/etc/nginx")]
    [InlineData("./.docker/nginx.conf:/etc/nginx.conf")]
    [InlineData("/etcetera:/e")]
    [InlineData("/srv/etc:/e")]
    [InlineData("/var/lib/postgresql:/p")]
    [InlineData("/srv/.sshd:/s")]
    [InlineData("etc:/etc")]
    [InlineData("/mnt/c/Users/ada/clawd:/w")]
    [InlineData("/mnt/data:/d")]
    public void A_folder_of_the_deployment_is_not(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes: ["{{volume}}"]
        volumes: { etc: {} }
        """);

    [Theory]
    [InlineData("/var/run/docker.sock:/var/run/docker.sock")]
    [InlineData("~/.docker:/d")]
    [InlineData("/var/run:/r")]
    public void What_holds_an_engines_socket_is_another_rules(string volume) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: ["{{volume}}"] } }
        """);

    [Fact]
    public void The_long_form_and_a_device_behind_a_volume_count() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes:
              - {|MBH2008:type: bind
                source: /etc
                target: /host/etc|}
              - {|MBH2008:keys:/keys|}
              - share:/share
              - type: tmpfs
                target: /etc
        volumes:
          keys: { driver_opts: { type: none, o: bind, device: /root/.ssh } }
          share: { driver_opts: { type: cifs, device: //nas/etc } }
        """);

    [Fact]
    public void An_override_of_the_same_target_takes_its_place_and_another_does_not() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: ["/etc:/a", {|MBH2008:"/etc:/b"|}] } }
        -- docker-compose.override.yml --
        services: { agent: { volumes: ["./a:/a", "./c:/c"] } }
        """);

    [Fact]
    public void An_anchor_of_two_services_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        x-volumes: &volumes [{|MBH2008:"/proc:/host/proc"|}]
        services:
          one: { image: agent, volumes: *volumes }
          two: { image: agent, volumes: *volumes }
        """,
        throughEngine: true));
}
