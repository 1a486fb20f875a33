using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class DangerousCapabilityTests() : RuleTests(nameof(DangerousCapability))
{
    [Theory]
    [InlineData("SYS_ADMIN")]
    [InlineData("sys_module")]
    [InlineData("CAP_SYS_PTRACE")]
    [InlineData("all")]
    [InlineData("${CAPABILITY:-BPF}")]
    [InlineData("${CAPABILITY:?}")]
    [InlineData("NET_ADMIN")]
    public void A_capability_that_reaches_the_host_is_an_error(string capability) => Assert.Equal(Severity.Error, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            cap_add: [{|MBH2003:"{{capability}}"|}]
        """)).Severity);

    [Theory]
    [InlineData("NET_RAW")]
    [InlineData("cap_dac_override")]
    [InlineData("NET_BIND_SERVICE")]
    public void What_docker_gives_to_everybody_is_an_information(string capability) => Assert.Equal(Severity.Info, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, cap_drop: [ALL], cap_add: [{|MBH2003:{{capability}}|}] } }
        """)).Severity);

    [Theory]
    [InlineData("cap_add: [IPC_LOCK]")]
    [InlineData("cap_drop: [SYS_ADMIN]")]
    [InlineData("cap_add: []")]
    [InlineData("x-cap_add: [SYS_ADMIN]")]
    public void Others_and_those_that_are_dropped_are_not_reported(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            {{line}}
        """);

    [Theory]
    [InlineData("devices: [/dev/net/tun]")]
    [InlineData("devices: [\"/dev/net/tun:/dev/net/tun:rw\"]")]
    [InlineData("volumes: [\"/dev/net/tun:/dev/net/tun\"]")]
    public void A_tunnel_beside_the_gateway_is_a_warning(string device) => Assert.Equal(Severity.Warning, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services:
          vpn:
            image: tailscale/tailscale:v1.80.0
            {{device}}
            cap_add: [{|MBH2003:net_admin|}]
        """)).Severity);

    [Theory]
    [InlineData("moltbot-gateway", "NET_ADMIN")]
    [InlineData("vpn", "SYS_MODULE")]
    public void A_tunnel_excuses_neither_the_gateway_nor_another_capability(string service, string capability) => Assert.Equal(Severity.Error, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services:
          {{service}}:
            image: vpn
            devices: [/dev/net/tun]
            cap_add: [{|MBH2003:{{capability}}|}]
        """)).Severity);

    [Fact]
    public void An_anchor_of_three_services_is_one_finding_with_the_others_beside_it()
    {
        var finding = Assert.Single(Expect(
            """
            -- docker-compose.yml --
            x-base: &base
              image: agent
              cap_add: [{|MBH2003:SYS_ADMIN|}]
            services:
              one: { <<: {|MBH2003~:*base|} }
              {|MBH2003~:two|}: { <<: {|MBH2003~:*base|} }
              {|MBH2003~:three|}: { <<: {|MBH2003~:*base|} }
            """,
            throughEngine: true));

        Assert.Equal("one", finding.Service);
    }

    [Fact]
    public void An_anchor_of_tunnel_and_gateway_is_told_to_each() => Assert.Equal(
        [Severity.Warning, Severity.Error],
        Expect(
            """
            -- docker-compose.yml --
            x-caps: &caps [{|MBH2003:NET_ADMIN|}]
            services:
              vpn: { image: vpn, devices: [/dev/net/tun], cap_add: *caps }
              moltbot-gateway: { image: moltbot, cap_add: *caps }
            """).Select(static finding => finding.Severity));

    [Fact]
    public void An_override_adds_to_the_base_and_a_tag_replaces_it() => Expect("""
        -- docker-compose.yml --
        services:
          one: { image: agent, cap_add: [{|MBH2003:SYS_ADMIN|}] }
          two: { image: agent, cap_add: [SYS_ADMIN] }
        -- docker-compose.override.yml --
        services:
          one: { cap_add: [{|MBH2003:SYS_TIME|}] }
          two: { cap_add: !override [{|MBH2003:BPF|}] }
        """);

    [Fact]
    public void It_is_inherited_from_another_file() => Expect("""
        -- docker-compose.yml --
        services: { agent: { extends: { file: base.yml, service: base } } }
        -- base.yml --
        services: { base: { image: agent, cap_add: [{|MBH2003:PERFMON|}] } }
        """);

    [Fact]
    public void The_whole_line_is() => Assert.Equal(
        "service 'agent' is given SYS_TIME: it sets the host's clock, by which certificates and logs are judged; remove it from cap_add",
        Assert.Single(Expect("""
            -- docker-compose.yml --
            services: { agent: { image: agent, cap_add: [{|MBH2003:SYS_TIME|}] } }
            """)).Message);
}
