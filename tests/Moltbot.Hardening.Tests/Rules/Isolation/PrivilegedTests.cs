using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class PrivilegedTests() : RuleTests(nameof(Privileged))
{
    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("yes")]
    [InlineData("${PRIVILEGED:-true}")]
    [InlineData("${PRIVILEGED:?}")]
    public void A_privileged_service_is_reported(string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            privileged: {|MBH2002:{{value}}|}
        """);

    [Theory]
    [InlineData("false")]
    [InlineData("\"no\"")]
    [InlineData("${PRIVILEGED:-false}")]
    public void An_unprivileged_one_is_not(string value) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            privileged: {{value}}
        """);

    [Fact]
    public void A_command_that_is_run_in_it_counts() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            post_start:
              - { command: chown node /data, user: root }
              - { command: modprobe x, privileged: {|MBH2002:"${P:-yes}"|} }
            pre_stop: [{ command: sync, privileged: {|MBH2002:true|} }, { command: sync, privileged: false }]
        """);

    [Fact]
    public void It_is_inherited_by_extends_and_told_for_both() => Expect("""
        -- docker-compose.yml --
        services:
          base: { image: agent, privileged: {|MBH2002:true|} }
          agent: { extends: base }
        """);

    [Fact]
    public void The_later_file_wins() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, privileged: true } }
        -- docker-compose.override.yml --
        services: { agent: { privileged: false } }
        """);
}
