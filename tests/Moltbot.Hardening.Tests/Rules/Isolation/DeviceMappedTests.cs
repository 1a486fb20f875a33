using Moltbot.Hardening.Rules.Isolation;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Isolation;

public sealed class DeviceMappedTests() : RuleTests(nameof(DeviceMapped))
{
    [Theory]
    [InlineData("/dev/ttyUSB0", "Warning")]
    [InlineData("/dev/net/tun:/dev/net/tun", "Warning")]
    [InlineData("/dev/dri", "Warning")]
    [InlineData("nvidia.com/gpu=all", "Warning")]
    [InlineData("${RADIO:?}:/dev/radio", "Warning")]
    [InlineData("/dev/memory-card", "Warning")]
    [InlineData("/dev/mem", "Error")]
    [InlineData("/dev/kmem:/dev/x:r", "Error")]
    [InlineData("/dev/sda1:/dev/xvda", "Error")]
    [InlineData("/dev/nvme0n1", "Error")]
    [InlineData("/dev/mapper/vg-root", "Error")]
    [InlineData("/dev/disk/by-label/data", "Error")]
    [InlineData("/dev", "Error")]
    public void A_device_is_reported_and_a_disk_or_the_memory_is_an_error(string device, string severity) => Assert.Equal(severity, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            devices: [{|MBH2011:"{{device}}"|}]
        """)).Severity.ToString());

    [Theory]
    [InlineData("c 189:* rmw", "Warning")]
    [InlineData("c 10:200 rwm", "Warning")]
    [InlineData("b 8:* r", "Error")]
    [InlineData("a *:* rwm", "Error")]
    [InlineData("c 1:1 r", "Error")]
    public void A_rule_for_devices_is_reported(string rule, string severity) => Assert.Equal(severity, Assert.Single(Expect($$"""
        -- docker-compose.yml --
        services: { agent: { image: agent, device_cgroup_rules: [{|MBH2011:"{{rule}}"|}] } }
        """)).Severity.ToString());

    [Theory]
    [InlineData("devices: []")]
    [InlineData("tmpfs: [/dev/shm]")]
    [InlineData("volumes: [\"/dev/net/tun:/dev/net/tun\"]")]
    [InlineData("gpus: all")]
    [InlineData("{ cap_add: [cap_net_admin], devices: [/dev/net/tun] }")]
    public void Nothing_else_is(string line) => Expect($$"""
        -- docker-compose.yml --
        services:
          agent:
            {{(line.StartsWith('{') ? "<<: " + line : line)}}
            image: agent
        """);

    [Theory]
    [InlineData("agent", "cap_add: [NET_ADMIN]", "/dev/net/tun2")]
    [InlineData("agent", "cap_add: [NET_RAW]", "/dev/net/tun")]
    [InlineData("moltbot-gateway", "cap_add: [NET_ADMIN]", "/dev/net/tun")]
    public void Another_device_beside_a_tunnel_or_one_that_is_no_tunnels_is(string service, string capabilities, string device) => Expect($$"""
        -- docker-compose.yml --
        services:
          {{service}}:
            image: agent
            {{capabilities}}
            devices: [{|MBH2011:{{device}}|}]
        """);

    [Fact]
    public void The_long_form_and_both_files_count() => Expect("""
        -- docker-compose.yml --
        services:
          agent:
            image: agent
            devices: ["/dev/a:/dev/one", {|MBH2011:"/dev/b"|}]
        -- docker-compose.override.yml --
        services:
          agent:
            devices:
              - {|MBH2011:source: /dev/c
                target: /dev/one|}
        """);

    [Fact]
    public void An_anchor_of_two_services_is_one_finding() => Assert.Single(Expect(
        """
        -- docker-compose.yml --
        x-radio: &radio [{|MBH2011:/dev/ttyUSB0|}]
        services: { one: { image: agent, devices: *radio }, two: { image: agent, devices: *radio } }
        """,
        throughEngine: true));
}
