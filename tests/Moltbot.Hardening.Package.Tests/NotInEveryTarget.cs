using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>The gate stands before a build, and nowhere else.</summary>
[Collection(PackageTests.Gate)]
public sealed class NotInEveryTarget(PackageFixture package)
{
    [Fact]
    public void Restore_and_design_time_builds_are_not_judged()
    {
        var project = package.Project(TestProject.NetSdk).Targeting("net10.0").File("docker-compose.yml", Samples.OpenPort);

        project.Run("restore", null).ShouldPass();
        project.Build("--no-restore", "-p:DesignTimeBuild=true").ShouldPass();

        Assert.Empty(project.FilesBelow("obj/moltbot"));
    }

    [Fact]
    public void A_deployment_that_fails_can_be_cleaned()
    {
        var project = package.Project(TestProject.NetSdk).Targeting("net10.0;netstandard2.0").File("docker-compose.yml", Samples.OpenPort);
        project.Build().ShouldFail();

        project.Run("clean", null).ShouldPass();

        Assert.Empty(project.FilesBelow("obj/moltbot"));
    }
}
