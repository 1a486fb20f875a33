using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Builds that know the project graph beforehand.</summary>
[Collection(PackageTests.Gate)]
public sealed class StaticGraph(PackageFixture package)
{
    [Theory]
    [InlineData("-graph")]
    [InlineData("-graph", "-isolate")]
    public void A_referenced_deployment_is_judged(params string[] arguments)
    {
        var deployment = TestProject.Create(package, TestProject.NetSdk).Targeting("net10.0;netstandard2.0").File("docker-compose.yml", Samples.OpenPort).Save();
        var app = TestProject.Create(package, TestProject.NetSdk, "app", "app").Targeting("net10.0").Property("MoltbotRequireInputs", "false")
            .Item("ProjectReference", Path.Combine(deployment.Folder, deployment.FileName));

        // NuGet's own restore does not run isolated.
        app.Run("restore", null).ShouldPass();
        var build = app.Build(["--no-restore", .. arguments]).ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString().EndsWith("docker-compose.yml(7,9): error MBH1001", StringComparison.Ordinal));
        Assert.DoesNotContain("MSB4252", build.Output, StringComparison.Ordinal);
    }
}
