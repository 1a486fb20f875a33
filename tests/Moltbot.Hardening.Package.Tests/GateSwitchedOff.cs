using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Loosening the gate is told, and a build host cannot do it unseen.</summary>
[Collection(PackageTests.Gate)]
public sealed class GateSwitchedOff(PackageFixture package)
{
    [Theory]
    [InlineData("-p:NoWarn=MBH0008")]
    [InlineData("-p:MSBuildWarningsAsMessages=MBH0008")]
    public void A_gate_that_is_off_is_told_whatever_is_silenced(string silence)
    {
        var project = package.Project().Targeting("net8.0").File("docker-compose.yml", Samples.OpenPort)
            .Property("MoltbotHardeningEnabled", "false").Property("NoWarn", "$(NoWarn);MBH0008");

        var build = project.Build(silence).ShouldPass();

        Assert.Equal("MBH0008", Assert.Single(build.Warnings).Code);
        Assert.Contains("\"enabled\": false", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }

    [Fact]
    public void The_environment_may_not_loosen_it()
    {
        var project = package.Project().Targeting("net8.0").File("docker-compose.yml", Samples.OpenPort);

        var build = project.Run("build", new Dictionary<string, string> { ["MoltbotHardeningEnabled"] = "false", ["MOLTBOTMODE"] = "warn" }).ShouldFail();

        Assert.Equal(2, build.Errors.Count(static error => error.ToString() == "deployment.proj(1,1): error MBH0003"));
    }

    [Fact]
    public void In_mode_warn_violations_are_warnings_and_the_mode_is_told()
    {
        var project = package.Project().Targeting("net8.0").File("docker-compose.yml", Samples.OpenPort);

        var build = project.Build("-p:MoltbotMode=warn").ShouldPass();

        Assert.Contains(build.Warnings, static warning => warning.Code == "MBH1001");
        Assert.Contains(build.Warnings, static warning => warning.Code == "MBH0008");
    }
}
