using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Where reports and bundle go.</summary>
[Collection(PackageTests.Writers)]
public sealed class OutputFolders(PackageFixture package)
{
    [Fact]
    public void They_move_with_the_base_paths_and_are_never_inputs()
    {
        var project = package.Project(TestProject.NetSdk).Targeting("net10.0").FilesFrom(Samples.Hardened)
            .File("Directory.Build.props", "<Project><PropertyGroup><BaseIntermediateOutputPath>out/obj/</BaseIntermediateOutputPath><BaseOutputPath>out/bin/</BaseOutputPath></PropertyGroup></Project>");

        project.Build().ShouldPass();

        Assert.True(project.Has("out/obj/moltbot/report.json"));
        Assert.True(project.Has("out/bin/moltbot/manifest.json"));
    }

    [Fact]
    public void The_command_line_names_them_relative_to_the_project()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened);

        project.Build("-p:MoltbotReportPath=reports", "-p:MoltbotArtifactsPath=deploy/gateway").ShouldPass();

        Assert.Contains("reports/report.json", project.FilesBelow("reports"));
        Assert.DoesNotContain(project.FilesBelow("deploy/gateway"), static path => path.Contains(".lock", StringComparison.Ordinal));
        Assert.NotEmpty(Emitted.Listed(project, "deploy/gateway"));
    }

    [Fact]
    public void Two_projects_of_one_folder_must_part_them()
    {
        var first = TestProject.Create(package, name: "first").Targeting("net8.0").FilesFrom(Samples.Hardened);
        var second = TestProject.In(package, first.Folder, TestProject.NoTargets, "second").Targeting("net8.0");
        first.Build().ShouldPass();

        Assert.Contains(second.Build().ShouldFail().Errors, IsShared("MoltbotReportPath"));
        Assert.Contains(second.Build("-p:MoltbotReportPath=obj/second").ShouldFail().Errors, IsShared("MoltbotArtifactsPath"));
        second.Build("-p:MoltbotReportPath=obj/second", "-p:MoltbotArtifactsPath=bin/second").ShouldPass();
        first.Build().ShouldPass();
    }

    [Fact]
    public void A_file_of_the_users_own_is_not_overwritten_and_nothing_else_is_written()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).Property("MoltbotArtifactsPath", "deploy")
            .File("deploy/docker-compose.override.yml", "services: {}");

        var build = project.Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "deployment.proj(1,1): error MBH0003");
        Assert.Equal(["deploy/docker-compose.override.yml"], project.FilesBelow("deploy"));
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_told_as_the_setting_that_it_is()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).Property("MoltbotArtifactsPath", "Dockerfile");

        var build = project.Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "deployment.proj(1,1): error MBH0003");
        Assert.DoesNotContain("MSB4018", build.Output, StringComparison.Ordinal);
    }

    private static Predicate<Diagnostic> IsShared(string property) =>
        error => error.Code == "MBH0003" && error.Message.StartsWith(property, StringComparison.Ordinal);
}
