using Moltbot.Hardening.Fixes;
using Moltbot.Hardening.Tests.Support;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tests.Fixes;

/// <summary>The service's key before, what the computed override has in its place, and the key after.</summary>
public sealed class ListReplacementTests
{
    [Fact]
    public void Entries_that_stay_keep_their_comments_and_what_goes_takes_its_own_along() => Expect(
        """
            volumes: # mounts
              # the state
              - ./state:/home/node/.openclaw # kept small
              # for docker in docker
              - /var/run/docker.sock:/var/run/docker.sock # needs care
              - "./share:/share"
        """,
        """
            volumes: !override
              - ./state:/home/node/.openclaw
              - {type: bind, source: ./share, target: /share}
        """,
        """
            volumes: !override # mounts
              # the state
              - ./state:/home/node/.openclaw # kept small
              - {type: bind, source: ./share, target: /share}
        """);

    [Fact]
    public void A_comment_that_stands_alone_stays() => Expect(
        """
            ports:
              # reviewed in May

              # the UI
              - "18789:18789"
              # - "9229:9229"
              - "18790:18790"
              # metrics
              - "9090:9090"
        """,
        """
            ports: !override
              - "127.0.0.1:18789:28789"
              - "127.0.0.1:9090:9090"
        """,
        """
            ports: !override
              # reviewed in May

              # the UI
              - "127.0.0.1:18789:28789"
              # - "9229:9229"
              # metrics
              - "127.0.0.1:9090:9090"
        """);

    [Theory]
    [InlineData("18789:18789")]
    [InlineData("0.0.0.0:18789:18789")]
    [InlineData("${PORT:-18789}:18789")]
    [InlineData("[::]:18789:18789/tcp")]
    public void A_port_is_known_again_however_it_is_written(string port) => Expect(
        $$"""
            ports:
              - "{{port}}" # the UI
        """,
        """
            ports: !override
              - "127.0.0.1:18789:28789"
        """,
        """
            ports: !override
              - "127.0.0.1:18789:28789" # the UI
        """);

    [Fact]
    public void An_entry_in_the_long_form_that_says_the_same_keeps_its_lines() => Expect(
        """
            volumes:
              - type: bind # no volume
                source: ${STATE:?}
                target: /state
              - /:/host
        """,
        """
            volumes: !override
              - {"type": "bind", "source": "${STATE:?}", "target": "/state", "bind": {"create_host_path": true}}
        """,
        """
            volumes: !override
              - type: bind # no volume
                source: ${STATE:?}
                target: /state
        """);

    [Fact]
    public void A_list_in_brackets_becomes_the_block_that_the_author_wrote() => Expect(
        """
            security_opt:
              # the profile of our team
              - seccomp=./team.json
              - apparmor=unconfined # for strace
        """,
        """
            security_opt: !override ["seccomp=./team.json", "no-new-privileges:true"]
        """,
        """
            security_opt: !override
              # the profile of our team
              - seccomp=./team.json
              - "no-new-privileges:true"
        """);

    [Fact]
    public void Where_nothing_stays_the_comment_that_stands_alone_goes_above_the_key() => Expect(
        """
            cap_add:
              # discussed with ops

              # for strace
              - SYS_PTRACE
        """,
        """
            cap_add: !reset []
        """,
        """
            # discussed with ops
            cap_add: !reset []
        """);

    [Fact]
    public void Variables_of_a_mapping_keep_theirs() => Expect(
        """
            environment:
              TZ: UTC # where the team is
              # old engine
              DOCKER_HOST: tcp://10.0.0.2:2375
              # for the proxy
              HTTPS_PROXY: http://proxy:3128
        """,
        """
            environment: !override
              "TZ": "UTC"
              "HTTPS_PROXY": "http://proxy:3128"
              B: "1"
        """,
        """
            environment: !override
              TZ: UTC # where the team is
              # for the proxy
              HTTPS_PROXY: http://proxy:3128
              B: "1"
        """);

    [Fact]
    public void Variables_of_a_list_stay_a_list() => Expect(
        """
            environment:
              - TZ=UTC # where the team is
              - DOCKER_HOST=tcp://10.0.0.2:2375
              - PASSED
        """,
        """
            environment: !override
              "TZ": "UTC"
              "PASSED":
              B: "1"
        """,
        """
            environment: !override
              - TZ=UTC # where the team is
              - PASSED
              - "B=1"
        """);

    [Fact]
    public void Words_of_a_command_keep_theirs() => Expect(
        """
            command:
              - node
              - gateway
              # the team's laptops reach it
              - --bind
              - lan # for now
              - --port # as published
              - "18789"
        """,
        """
            command:
              - "node"
              - "gateway"
              - "--bind"
              - "loopback"
              - "--port"
              - "18789"
        """,
        """
            command:
              - node
              - gateway
              # the team's laptops reach it
              - --bind
              - "loopback"
              - --port # as published
              - "18789"
        """);

    [Fact]
    public void Indentation_and_line_ends_are_those_of_the_file()
    {
        var merged = Merge("services:\r\n    gw:\r\n        ports:\r\n        - \"1:1\" # one\r\n        - \"2:2\"\r\n        image: x\r\n", "services:\n  gw:\n    ports: !override\n      - \"127.0.0.1:1:1\"\n");

        Assert.Equal("services:\r\n    gw:\r\n        ports: !override\r\n        - \"127.0.0.1:1:1\" # one\r\n        image: x\r\n", merged);
    }

    [Fact]
    public void Where_the_key_itself_goes_the_comment_that_stands_alone_stays()
    {
        var merged = OverrideMerge.Of(
            new SourceFile("f.yml", "/p/f.yml", "services:\n  gw:\n    image: x\n    networks:\n      # reviewed in May\n\n      # the mesh\n      - mesh\n    init: true\n"),
            new SourceFile("c.yml", "/p/c.yml", "services:\n  gw:\n    networks: !reset null\n"),
            isFirst: true);

        Assert.Equal("services:\n  gw:\n    image: x\n    # reviewed in May\n    init: true\n", merged);
    }

    [Fact]
    public void A_comment_that_goes_is_told_before_anything_is_written()
    {
        var tree = new MemoryTree()
            .With("compose.yaml", "services:\n  db:\n    image: postgres:16\n    ports: [\"5432:5432\"]\n")
            .With("compose.override.yaml", "services:\n  db:\n    security_opt:\n      - seccomp=unconfined # password: hunter2-hunter2\n");

        var plan = FixPlan.Of(HardeningEngine.Judge(tree, Requests.Plain));

        Assert.Contains("compose.override.yaml(4,28): this comment goes with what it is about: # password: ***", plan.Remaining);
    }

    private static void Expect(string own, string computed, string expected) => Assert.Equal(Service(expected), Merge(Service(own), Service(computed)));

    private static string Service(string key) => "services:\n  gw:\n    " + key.ReplaceLineEndings("\n").TrimStart() + "\n    image: x\n";

    private static string? Merge(string own, string computed) => OverrideMerge.Of(new SourceFile("f.yml", "/p/f.yml", own), new SourceFile("c.yml", "/p/c.yml", computed), isFirst: false);
}
