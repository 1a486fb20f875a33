using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class ListenerBeyondLoopbackTests() : HostRuleTests(nameof(ListenerBeyondLoopback))
{
    [Theory]
    [InlineData("0.0.0.0:28789", "port 28789 is listened to on 0.0.0.0")]
    [InlineData("*:18789", "port 18789 is listened to on ::")]
    [InlineData("[::]:18790", "port 18790 is listened to on ::")]
    [InlineData("192.168.1.5:18789", "port 18789 is listened to on 192.168.1.5")]
    [InlineData("[::ffff:192.168.1.5]:18789", "port 18789 is listened to on ::ffff:192.168.1.5")]
    public void A_port_of_the_gateway_on_another_interface_is_reported(string listener, string message) =>
        Assert.StartsWith(message, Assert.Single(Expect($"{Gateway}-- ss --\nLISTEN 0 511 127.0.0.1:18789 0.0.0.0:*\nLISTEN 0 511 {listener} 0.0.0.0:*\n", "deployment.proj")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("127.0.0.1:18789")]
    [InlineData("127.0.0.53:18789")]
    [InlineData("[::1]:18789")]
    [InlineData("[::ffff:127.0.0.1]:28789")]
    [InlineData("0.0.0.0:22")]
    [InlineData("0.0.0.0:1878")]
    public void Loopback_and_other_ports_are_not(string listener) => Expect($"{Gateway}-- ss --\nLISTEN 0 511 {listener} 0.0.0.0:*\n");

    [Theory]
    [InlineData("""[{ "HostIp": "0.0.0.0", "HostPort": "18789" }]""", 1)]
    [InlineData("""[{ "HostIp": "", "HostPort": "18789" }]""", 1)]
    [InlineData("""[{ "HostIp": "0.0.0.0", "HostPort": "1" }, { "HostIp": "::", "HostPort": "1" }]""", 2)]
    [InlineData("""[{ "HostIp": "127.0.0.1", "HostPort": "18789" }, { "HostIp": "::1", "HostPort": "18789" }]""", 0)]
    [InlineData("null", 0)]
    public void What_docker_publishes_for_the_running_container_counts_too(string bindings, int findings) => Expect(
        Gateway + "-- docker-inspect --\n[{ \"State\": { \"Status\": \"running\" }, \"Config\": { \"User\": \"1000\" }, \"NetworkSettings\": { \"Ports\": { \"18789/tcp\": " + bindings + " } } }]\n",
        [.. Enumerable.Repeat("docker-compose.yml", findings)]);
}
