using Moltbot.Hardening.Rules.Host;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

public sealed class ContainerRunsAsRootTests() : HostRuleTests(nameof(ContainerRunsAsRoot))
{
    [Theory]
    [InlineData("")]
    [InlineData("root")]
    [InlineData("0")]
    [InlineData("0:1000")]
    [InlineData("+0")]
    public void A_container_of_root_is_reported_at_the_service(string user) => Assert.Equal("moltbot-gateway", Assert.Single(Expect(Inspecting(user), "docker-compose.yml")).Service);

    [Theory]
    [InlineData("1000")]
    [InlineData("node:node")]
    [InlineData("1000:0")]
    [InlineData("rootless")]
    public void One_of_somebody_else_is_not(string user) => Expect(Inspecting(user));

    [Fact]
    public void A_container_that_is_down_is_not_known()
    {
        var verdict = Judge(Gateway + "-- docker-inspect --\n[{ \"State\": { \"Status\": \"exited\" }, \"Config\": { \"User\": \"1000\" } }]\n");

        Assert.Contains(verdict.Findings, static graded => graded.Finding.Message.StartsWith("MBH7010 could not be checked: the container of service 'moltbot-gateway' is 'exited'", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_no_inspection_is_not_known() =>
        Assert.Equal(2, Judge(Gateway + "-- docker-inspect --\n[{ \"State\": \n").Findings.Count(static graded => graded.Finding.Rule.Id == "MBH0001"));

    private static string Inspecting(string user) => Gateway + "-- docker-inspect --\n[{ \"State\": { \"Status\": \"running\" }, \"Config\": { \"User\": \"" + user + "\" } }]\n";
}
