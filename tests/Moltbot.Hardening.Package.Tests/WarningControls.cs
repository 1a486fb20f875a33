using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>What MSBuild knows of warnings holds for advice, and never for violations.</summary>
[Collection(PackageTests.Gate)]
public sealed class WarningControls(PackageFixture package)
{
    [Theory]
    [InlineData("NoWarn=MBH1004", "")]
    [InlineData("WarningsAsErrors=MBH1004", "error")]
    [InlineData("TreatWarningsAsErrors=true", "error")]
    [InlineData("TreatWarningsAsErrors=true,WarningsNotAsErrors=MBH1004", "warning")]
    public void Advice_is_graded_as_the_project_says_in_log_and_report(string properties, string expected)
    {
        var project = package.Project(TestProject.NetSdk).Targeting("net10.0").FilesFrom(Samples.Hardened)
            .File("docker-compose.override.yml", Samples.UnreachablePort);
        foreach (var property in properties.Split(','))
        {
            project.Property(property.Split('=')[0], property.Split('=')[1]);
        }

        var build = project.Build();

        Assert.Equal(expected == "error", !build.Succeeded);
        Assert.Equal(expected, build.Errors.Concat(build.Warnings).SingleOrDefault(static line => line.Code == "MBH1004")?.Level ?? "");
        Assert.Contains($"\"severity\": \"{(expected.Length == 0 ? "none" : expected)}\"", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "error")]
    [InlineData("-warnnotaserror:MBH1004", "warning")]
    public void The_switch_of_the_command_line_is_known_to_the_report(string further, string expected)
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File("docker-compose.override.yml", Samples.UnreachablePort);

        var build = project.Build(["-warnaserror", .. further.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

        Assert.Equal(expected, build.Errors.Concat(build.Warnings).Single(static line => line.Code == "MBH1004").Level);
        Assert.Contains($"\"severity\": \"{expected}\"", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_is_lowered_by_a_justified_item_alone()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Careless)
            .Property("NoWarn", "MBH1001;MBH2001;MBH2002")
            .Item("MoltbotRule", "MBH2001", ("Severity", "warning"), ("Justification", "the host is a throw-away machine"))
            .Item("MoltbotRule", "MBH2002", ("Severity", "none"));

        var build = project.Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.Code == "MBH1001");
        Assert.Contains(build.Errors, static error => error.Code == "MBH2002");
        Assert.Contains(build.Errors, static error => error.Code == "MBH0003" && error.Message.Contains("MBH2002", StringComparison.Ordinal));
        Assert.DoesNotContain(build.Errors, static error => error.Code == "MBH2001");
    }
}
