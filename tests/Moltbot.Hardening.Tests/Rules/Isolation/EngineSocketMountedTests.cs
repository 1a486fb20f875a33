using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class EngineSocketMountedTests() : RuleTests(nameof(EngineSocketMounted))
{
    [Theory]
    [InlineData("/var/run/docker.sock:/var/run/docker.sock")]
    [InlineData("/run/docker.sock:/tmp/d.sock:ro")]
    [InlineData("${DOCKER_SOCK:-/var/run/docker.sock}:/var/run/docker.sock")]
    [InlineData("${DOCKER_SOCK:?}:/var/run/docker.sock")]
    [InlineData("/var/run:/host/run")]
    [InlineData("/:/host:ro")]
    [InlineData("/run/user/1000/docker.sock:/var/run/docker.sock")]
    [InlineData("/run/user/1000:/run/user/1000")]
    [InlineData("/var/../run/podman/podman.sock:/p.sock")]
    [InlineData("/run/containerd/containerd.sock:/c.sock")]
    [InlineData("~/.docker/run/docker.sock:/engine")]
    [InlineData("${XDG_RUNTIME_DIR:?}/docker.sock:/y")]
    [InlineData("${XDG_RUNTIME_DIR:?}:/y")]
    [InlineData("/run/user/${ID:?}/docker.sock:/y")]
    [InlineData("${HOME:?}/.docker:/y")]
    [InlineData("/run/user/1000/podman:/p")]
    [InlineData("/var/run/docker:/d")]
    [InlineData("/proc/1/root:/host")]
    [InlineData("/home/u/.docker:/d")]
    [InlineData("/run/k3s/containerd:/k")]
    [InlineData("~/.colima/default:/c")]
    public void A_mount_that_holds_an_engines_socket_is_reported(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: [{|MBH2001:"{{volume}}"|}]
        """);

    [Theory]
    [InlineData("./data:/data")]
    [InlineData("/srv/run:/run")]
    [InlineData("docker.sock:/data")]
    [InlineData("/etc/localtime:/etc/localtime:ro")]
    [InlineData("/var/run/postgresql:/var/run/postgresql")]
    [InlineData("/home:/home")]
    [InlineData("/home/u:/home/u")]
    [InlineData("~:/u")]
    [InlineData("${HOME:?}/.openclaw:/data")]
    [InlineData("${DATA:?}:/data")]
    [InlineData("/proc/1/net:/net")]
    [InlineData("/run/user.d:/u")]
    public void Other_mounts_are_not(string volume) => Expect($$"""
        -- docker-compose.yml --
        services:
          moltbot-gateway:
            image: moltbot
            volumes: ["{{volume}}"]
        volumes:
          docker.sock: {}
        """);

    [Fact]
    public void The_long_form_counts() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes:
              - {|MBH2001:type: bind
                source: /var/run/docker.sock
                target: /var/run/docker.sock|}
        """);

    [Fact]
    public void A_named_volume_that_binds_the_folder_counts() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            volumes: [{|MBH2001:"engine:/engine"|}]
        volumes:
          engine: { driver_opts: { type: none, o: bind, device: /var/run } }
        """);

    [Fact]
    public void An_engine_by_address_counts() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            environment:
              DOCKER_HOST: {|MBH2001:tcp://proxy:2375|}
        """);

    [Fact]
    public void The_api_socket_counts() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            use_api_socket: {|MBH2001:true|}
        """);

    [Fact]
    public void A_variable_beside_the_mount_is_one_finding_with_it() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            environment: { DOCKER_HOST: tcp://127.0.0.1:2375 }
            volumes: [{|MBH2001:"/var/run/docker.sock:/var/run/docker.sock"|}]
        """);

    [Fact]
    public void A_mount_of_the_base_survives_an_override_that_adds_another() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: [{|MBH2001:"/var/run/docker.sock:/var/run/docker.sock"|}] } }
        -- docker-compose.override.yml --
        services: { agent: { volumes: ["./data:/data"] } }
        """);

    [Fact]
    public void An_override_of_the_same_target_takes_its_place() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: ["/var/run/docker.sock:/var/run/docker.sock"] } }
        -- docker-compose.override.yml --
        services: { agent: { volumes: ["/dev/null:/var/run/docker.sock"] } }
        """);

    [Fact]
    public void A_named_volume_that_binds_a_socket_below_an_unknown_folder_counts() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, volumes: [{|MBH2001:"engine:/engine"|}] } }
        volumes:
          engine: { driver_opts: { type: none, o: bind, device: "${D:?}/docker.sock" } }
        """);

    [Theory]
    [InlineData("secrets", "/var/run/docker.sock")]
    [InlineData("configs", "/run/containerd/containerd.sock")]
    public void A_file_that_a_secret_or_config_mounts_counts(string kind, string file) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, {{kind}}: [{|MBH2001:engine|}, plain] } }
        {{kind}}:
          engine: { file: {{file}} }
          plain: { file: ./plain.txt }
        """);

    [Fact]
    public void A_socket_below_a_mounted_folder_counts_by_the_variable_that_names_it() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            environment: { DOCKER_HOST: {|MBH2001:"unix:///engine/d.sock"|} }
            volumes: ["/opt/engine:/engine"]
          other:
            image: agent
            environment: { DOCKER_HOST: "unix:///engine2/d.sock" }
            volumes: ["/opt/engine:/engine"]
        """);

    [Fact]
    public void A_user_of_the_engines_address_is_not_shown()
    {
        var finding = Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { agent: { image: agent, environment: { DOCKER_HOST: {|MBH2001:"ssh://user:pw@host"|} } } }
            """));

        Assert.Contains("'ssh://host'", finding.Message, StringComparison.Ordinal);
        Assert.Equal("ssh://host", finding.Subject);
    }
}
