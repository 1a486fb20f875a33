using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>A project may have compose sets for several hosts, and for one host several: those that have a container here are asked, and the rest is left alone.</summary>
public sealed class SeveralSetsTests
{
    private const string Sets = """
        -- one/compose.yml --
        services: { moltbot-gateway: { image: "moltbot:2026.1.27", user: "1000", ports: ["127.0.0.1:28789:18789"] } }
        -- two/compose.yml --
        services: { moltbot-gateway: { image: "moltbot:2026.1.27", user: "1000", ports: ["127.0.0.1:28790:18789"] } }
        -- two/compose.prod.yml --
        services: { moltbot-gateway: { restart: unless-stopped, ports: ["127.0.0.1:28791:18789"] } }
        -- docker-inspect --
        [{ "State": { "Status": "running" }, "Config": { "User": "1000" }, "HostConfig": { "Privileged": true } }]
        -- ss --
        LISTEN 0 128 0.0.0.0:28789 0.0.0.0:*
        LISTEN 0 128 0.0.0.0:28791 0.0.0.0:*

        """;

    [Theory]
    [InlineData("one/compose.yml", "one/compose.yml", "port 28789")]
    [InlineData("two/compose.yml", "two/compose.yml", "port 28791")]
    [InlineData("one/compose.yml two/compose.yml", "one/compose.yml two/compose.yml", "port 28789 port 28791")]
    public void What_runs_here_is_judged_and_what_does_not_is_left_alone(string running, string privileged, string open)
    {
        var findings = Judge(running);

        Assert.Equal(privileged.Split(' '), findings.Where(static finding => finding.Rule.Id == "MBH2002").Select(static finding => finding.At.File.Path));
        Assert.Equal(open, string.Join(' ', findings.Where(static finding => finding.Rule.Id == "MBH7007").Select(static finding => finding.Subject[finding.Subject.IndexOf("port", StringComparison.Ordinal)..]).Order(StringComparer.Ordinal)));
        Assert.DoesNotContain(findings, static finding => finding.Rule.Id == "MBH0001");
    }

    [Fact]
    public void Where_nothing_runs_that_is_said_of_the_first() => Assert.Equal(
        ["one/compose.yml", "one/compose.yml"],
        Judge("none").Where(static finding => finding.Rule.Id == "MBH0001" && finding.Message.Contains("nothing was started", StringComparison.Ordinal)).Select(static finding => finding.At.File.Path));

    /// <summary>The base with a further file has the containers of the base.</summary>
    [Fact]
    public void A_container_is_looked_at_once() => Assert.Single(Judge("two/compose.yml"), static finding => finding.Rule.Id == "MBH2002");

    private static Finding[] Judge(string running)
    {
        var request = Requests.Plain.Item("MoltbotCompose", "one/compose.yml").Item("MoltbotCompose", "two/compose.yml").Item("MoltbotCompose", "two/compose.yml", ("Overrides", "two/compose.prod.yml"), ("Name", "prod"));
        return [.. HostRuleTests.Judge($"{Sets}-- running --\n{running.Replace(' ', '\n')}\n", request).Findings.Select(static graded => graded.Finding)];
    }
}
