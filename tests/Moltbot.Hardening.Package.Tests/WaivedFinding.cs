using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>A waiver in a comment of each kind of file lets a build pass, and what it accepts stays in log and report.</summary>
[Collection(PackageTests.Gate)]
public sealed class WaivedFinding(PackageFixture package)
{
    [Theory]
    [InlineData("docker-compose.override.yml", "MBH1001", "2", """
        services:
          moltbot-gateway: { ports: !override ["18789:18789"] } # moltbot: waive MBH1001 until 2999-01-01 owner ops -- the firewall closes it
        """)]
    [InlineData("tool.Dockerfile", "MBH3001", "3", """
        FROM node:24-bookworm-slim
        # moltbot: waive MBH3001 until 2999-01-01 owner ops -- the entrypoint steps down
        USER root
        """)]
    [InlineData("moltbot.json", "MBH4007", "3", """
        {
          gateway: { mode: "local", bind: "loopback", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } },
          logging: { redactSensitive: "off" }, // moltbot: waive MBH4007 until 2999-01-01 owner ops -- staging without real keys
        }
        """)]
    public void A_comment_lets_the_build_pass_and_the_report_tells_it(string file, string rule, string line, string content)
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File(file, content).Property("MoltbotProduct", "moltbot");

        var build = project.Build("-v:n").ShouldPass();

        Assert.DoesNotContain(build.Errors.Concat(build.Warnings), found => found.Code == rule);
        Assert.Matches($@"{file.Replace(".", "\\.", StringComparison.Ordinal)}\({line},\d+\): message {rule}: waived until 2999-01-01 by ops: ", build.Output);
        var report = project.Read("obj/moltbot/report.json");
        Assert.Contains("\"waived\": true", report, StringComparison.Ordinal);
        Assert.Contains("\"waived\": 1", report, StringComparison.Ordinal);
    }

    [Fact]
    public void An_item_does_too()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .File("tool.Dockerfile", "FROM node:24-bookworm-slim\nUSER root\n")
            .Item("MoltbotWaiver", "MBH3001", ("Path", "tool.Dockerfile"), ("Expires", "2999-01-01"), ("Justification", "the entrypoint steps down"));

        project.Build().ShouldPass();

        Assert.Contains("waived until 2999-01-01: the entrypoint steps down", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
    }
}
