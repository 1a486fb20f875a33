using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Folders and files may be named as people name them.</summary>
[Collection(PackageTests.Gate)]
public sealed class AwkwardNames(PackageFixture package)
{
    [Theory]
    [InlineData("It's 100% mine; übung (1) $(x) @(y)")]
    public void They_are_judged_and_emitted(string folder)
    {
        var project = TestProject.Create(package, TestProject.NoTargets, "my déploiement; 50%", folder).Targeting("net8.0")
            .FilesFrom(Samples.Hardened)
            .File("edge böx; 5%/docker compose's.yml", Samples.OpenPort)
            .Item("MoltbotCompose", "edge böx%3b 5%25/docker compose's.yml", ("Name", "edge"));

        var build = project.Build().ShouldFail();

        Assert.Equal(["edge böx; 5%/docker compose's.yml(7,9): error MBH1001"], build.Errors.Where(static error => error.Code == "MBH1001").Select(static error => error.ToString()));
        Assert.True(project.Has("obj/moltbot/effective/edge.json"), build.Output);
        File.Delete(Path.Combine(project.Folder, "edge böx; 5%/docker compose's.yml"));
        project.File("edge böx; 5%/docker compose's.yml", File.ReadAllText(Path.Combine(Samples.Hardened, "docker-compose.yml")))
            .File("edge böx; 5%/Dockerfile", File.ReadAllText(Path.Combine(Samples.Hardened, "Dockerfile")));
        project.Build().ShouldPass();
        Assert.Contains("bin/moltbot/edge/docker-compose.override.yml", Emitted.Listed(project, "bin/moltbot"));
    }
}
