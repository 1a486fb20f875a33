using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>A violation fails the build at its place.</summary>
[Collection(PackageTests.Gate)]
public sealed class FailingBuild(PackageFixture package)
{
    [Theory]
    [InlineData(TestProject.NoTargets, "net8.0")]
    [InlineData(TestProject.NetSdk, "net10.0")]
    public void A_violation_fails_the_build_and_nothing_is_emitted(string sdk, string framework)
    {
        var project = package.Project(sdk).Targeting(framework).File("docker-compose.yml", Samples.OpenPort);

        var build = project.Build().ShouldFail();

        var error = Assert.Single(build.Errors, static error => error.Code == "MBH1001");
        Assert.Equal("docker-compose.yml(7,9): error MBH1001", error.ToString());
        Assert.Contains("\"ruleId\": \"MBH1001\"", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
        Assert.Contains("18789", project.Read("obj/moltbot/effective/docker-compose.json"), StringComparison.Ordinal);
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }
}
