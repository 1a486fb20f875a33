using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Each build judges what stands in the files, whatever their time stamps say.</summary>
[Collection(PackageTests.Gate)]
public sealed class ContentDecides(PackageFixture package)
{
    [Fact]
    public void A_violation_with_an_old_time_stamp_and_a_deleted_input_are_seen()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .Item("MoltbotEnvFile", "gateway.env").File("gateway.env", "TZ=UTC\n");
        project.Build().ShouldPass();

        project.File("docker-compose.yml", Samples.OpenPort);
        File.SetLastWriteTimeUtc(Path.Combine(project.Folder, "docker-compose.yml"), new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        File.Delete(Path.Combine(project.Folder, "gateway.env"));
        var build = project.Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "docker-compose.yml(7,9): error MBH1001");
        Assert.Contains(build.Errors, static error => error.ToString() == "gateway.env(1,1): error MBH0001");
    }
}
