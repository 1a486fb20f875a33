using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>A deployment that passes is emitted; what was emitted is rebuilt and cleaned.</summary>
[Collection(PackageTests.Gate)]
public sealed class PassingBuild(PackageFixture package)
{
    [Theory]
    [InlineData(TestProject.NoTargets, "net8.0")]
    [InlineData(TestProject.NetSdk, "net10.0")]
    public void A_passing_build_emits_with_a_manifest_and_clean_takes_it_away(string sdk, string framework)
    {
        var project = package.Project(sdk).Targeting(framework).FilesFrom(Samples.Hardened);

        Assert.Empty(project.Build().ShouldPass().Warnings);
        var emitted = project.FilesBelow("bin/moltbot");
        Assert.Equal(Emitted.All(project, "bin/moltbot"), emitted);
        Assert.Contains("bin/moltbot/docker-compose.override.yml", emitted);
        Assert.Contains($"\"project\": \"{project.FileName}\"", project.Read("bin/moltbot/manifest.json"), StringComparison.Ordinal);

        project.Run("clean", null).ShouldPass();
        Assert.Empty(project.FilesBelow("bin/moltbot"));
        Assert.Empty(project.FilesBelow("obj/moltbot"));
    }

    [Fact]
    public void A_rebuild_takes_away_what_is_no_longer_emitted_and_keeps_what_is_not_ours()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .File("docker-compose.edge.yml", File.ReadAllText(Path.Combine(Samples.Hardened, "docker-compose.yml")));
        project.Build().ShouldPass();
        Assert.Contains("bin/moltbot/docker-compose.edge/docker-compose.override.yml", project.FilesBelow("bin/moltbot"));

        File.Delete(Path.Combine(project.Folder, "docker-compose.edge.yml"));
        project.File("bin/moltbot/notes.txt", "mine").File("obj/moltbot/report.txt", "mine, too");
        project.Target("Rebuild").ShouldPass();
        Assert.Equal(
            ["bin/moltbot/notes.txt", .. Emitted.All(project, "bin/moltbot")],
            project.FilesBelow("bin/moltbot").OrderBy(static path => path != "bin/moltbot/notes.txt"));
        Assert.False(project.Has("obj/moltbot/effective/docker-compose.edge.json"));

        project.File("bin/moltbot/docker-compose.override.yml", "services: {}");
        var clean = project.Run("clean", null).ShouldPass();
        Assert.Contains("'docker-compose.override.yml'", clean.Output, StringComparison.Ordinal);
        Assert.Equal(["bin/moltbot/docker-compose.override.yml", "bin/moltbot/notes.txt"], project.FilesBelow("bin/moltbot"));
        Assert.Equal(["obj/moltbot/report.txt"], project.FilesBelow("obj/moltbot"));
    }
}
