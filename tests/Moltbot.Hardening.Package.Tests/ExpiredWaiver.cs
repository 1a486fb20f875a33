using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>A waiver ends by the calendar, and the build fails on the day after without a change of the sources.</summary>
[Collection(PackageTests.Gate)]
public sealed class ExpiredWaiver(PackageFixture package)
{
    private const string Dockerfile = """
        FROM node:24-bookworm-slim
        # moltbot: waive MBH3001 until 2001-01-01 -- the entrypoint steps down
        USER root
        """;

    [Fact]
    public void By_the_clock_it_is_over()
    {
        var build = Project().Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "tool.Dockerfile(2,32): error MBH0004");
        Assert.Contains(build.Errors, static error => error.ToString() == "tool.Dockerfile(3,6): error MBH3001");
    }

    [Fact]
    public void By_a_day_that_is_said_it_may_hold_and_both_are_told()
    {
        var build = Project().Build("-p:MoltbotToday=2000-12-31").ShouldPass();

        Assert.Equal(["MBH0006", "MBH0008"], build.Warnings.Select(static warning => warning.Code).Order());
    }

    [Fact]
    public void The_environment_does_not_say_the_day()
    {
        var build = Project().Run("build", new Dictionary<string, string> { ["MoltbotToday"] = "2000-12-31" }).ShouldFail();

        Assert.Contains(build.Errors, static error => error.Code == "MBH0003");
    }

    private TestProject Project() => package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File("tool.Dockerfile", Dockerfile);
}
