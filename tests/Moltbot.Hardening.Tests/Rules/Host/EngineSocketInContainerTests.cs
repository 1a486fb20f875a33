using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class EngineSocketInContainerTests() : HostRuleTests(nameof(EngineSocketInContainer))
{
    [Theory]
    [InlineData("/run/docker.sock")]
    [InlineData("/var/run")]
    [InlineData("/")]
    [InlineData("/run/user/1000/podman/podman.sock")]
    [InlineData("/home/me/.docker/run")]
    public void A_mount_that_reaches_an_engine_is_reported(string source) => Expect(Mounting(source), "docker-compose.yml");

    [Theory]
    [InlineData("/home/me/.clawdbot")]
    [InlineData("/srv/docker.sock.d")]
    [InlineData("/home/me")]
    [InlineData("")]
    public void Another_mount_is_not(string source) => Expect(Mounting(source));

    [Theory]
    [InlineData("DOCKER_HOST=tcp://10.0.0.1:2375", 1)]
    [InlineData("DOCKER_HOST=", 0)]
    [InlineData("DOCKER_HOSTS=tcp://10.0.0.1:2375", 0)]
    public void An_address_of_an_engine_is_one_too(string variable, int findings) => Expect(
        Gateway + "-- docker-inspect --\n[{ \"State\": { \"Status\": \"running\" }, \"Config\": { \"User\": \"1000\", \"Env\": [\"" + variable + "\"] } }]\n",
        [.. Enumerable.Repeat("docker-compose.yml", findings)]);

    private static string Mounting(string source) =>
        Gateway + "-- docker-inspect --\n[{ \"State\": { \"Status\": \"running\" }, \"Config\": { \"User\": \"1000\" }, \"Mounts\": [{ \"Source\": \"" + source + "\" }] }]\n";
}
