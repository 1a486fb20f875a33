using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>What is published takes the bundle along, as it was emitted and nothing beside it.</summary>
[Collection(PackageTests.Writers)]
public sealed class PublishedBundle(PackageFixture package)
{
    [Theory]
    [InlineData(TestProject.NoTargets, "net8.0")]
    [InlineData(TestProject.NetSdk, "net10.0")]
    public void It_stands_in_the_published_folder_with_its_modes(string sdk, string framework)
    {
        var project = package.Project(sdk).Targeting(framework).FilesFrom(Samples.Hardened).File("bin/moltbot/notes.txt", "mine");

        project.Run("publish", null, "-o", "out").ShouldPass();

        Assert.Equal(
            Emitted.All(project, "bin/moltbot").Select(static path => "out/" + path["bin/".Length..]),
            project.FilesBelow("out/moltbot"));
        Assert.NotEmpty(Emitted.Listed(project, "out/moltbot"));
    }

    [Fact]
    public void A_bundle_that_was_changed_since_is_not_published_without_a_build()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened);
        project.Build("-c", "Release").ShouldPass();
        project.File("bin/moltbot/docker-compose.override.yml", "services: {}\n");

        var publish = project.Run("publish", null, "--no-build", "-o", "out").ShouldFail();

        Assert.Contains(publish.Errors, static error => error.Code == "MBH0011" && error.Message.Contains("'docker-compose.override.yml'", StringComparison.Ordinal));
    }
}
