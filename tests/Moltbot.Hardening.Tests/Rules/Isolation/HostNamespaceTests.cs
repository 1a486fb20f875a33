using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class HostNamespaceTests() : RuleTests(nameof(HostNamespace))
{
    [Theory]
    [InlineData("pid")]
    [InlineData("ipc")]
    [InlineData("uts")]
    [InlineData("userns_mode")]
    [InlineData("cgroup")]
    public void A_namespace_of_the_host_is_reported(string key) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {{key}}: {|MBH2006:host|}
        """);

    [Theory]
    [InlineData("pid: \"service:other\"")]
    [InlineData("ipc: shareable")]
    [InlineData("ipc: private")]
    [InlineData("cgroup: private")]
    [InlineData("cgroup_parent: host")]
    [InlineData("pid: ${PID_MODE:-}")]
    [InlineData("hostname: host")]
    public void Another_is_not(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {{line}}
          other: { image: other }
        """);

    [Theory]
    [InlineData("${PID_MODE:-host}")]
    [InlineData("${PID_MODE:?}")]
    public void A_default_and_what_only_the_host_knows_count(string mode) => Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, pid: {|MBH2006:"{{mode}}"|} } }
        """);

    [Fact]
    public void Each_of_two_is_told_and_the_later_file_wins() => Expect("""
        -- docker-compose.yml --
        services: { agent: { image: agent, pid: {|MBH2006:host|}, ipc: host } }
        -- docker-compose.override.yml --
        services: { agent: { ipc: private, uts: {|MBH2006:host|} } }
        """);

    [Fact]
    public void An_extended_service_is_one_cause_with_its_base() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        services:
          base: { image: agent, pid: {|MBH2006:host|} }
          agent: { extends: base }
        """,
        throughEngine: true));
}
