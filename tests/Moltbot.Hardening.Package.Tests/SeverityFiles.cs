using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Severities in .editorconfig and .globalconfig hold in a project without a C# file, to which MSBuild hands neither.</summary>
[Collection(PackageTests.Gate)]
public sealed class SeverityFiles(PackageFixture package)
{
    [Theory]
    [InlineData(".editorconfig", "root = true\n[*.yml]\ndotnet_diagnostic.MBH1004.severity = error\n", "error")]
    [InlineData(".editorconfig", "root = true\n[*.yml]\nmoltbot_hardening.network.severity = none\n", "")]
    [InlineData(".globalconfig", "is_global = true\ndotnet_diagnostic.MBH1004.severity = none\n", "")]
    public void Advice_is_graded_as_the_file_says(string file, string text, string expected)
    {
        var build = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .File("docker-compose.override.yml", Samples.UnreachablePort).File(file, text).Build();

        Assert.Equal(expected == "error", !build.Succeeded);
        Assert.Equal(expected, build.Errors.Concat(build.Warnings).SingleOrDefault(static line => line.Code == "MBH1004")?.Level ?? "");
    }

    [Fact]
    public void A_violation_is_not_lowered_by_one_and_the_line_is_told()
    {
        var build = package.Project().Targeting("net8.0").File("docker-compose.yml", Samples.OpenPort)
            .File(".editorconfig", "root = true\n[*]\ndotnet_diagnostic.MBH1001.severity = none\n").Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.Code == "MBH1001");
        Assert.Contains(build.Errors, static error => error.ToString() == ".editorconfig(3,1): error MBH0003");
    }
}
