using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>An MSBuild that cannot load the gate says so.</summary>
[Collection(PackageTests.Gate)]
public sealed class UnsupportedHost(PackageFixture package)
{
    [Fact]
    public void It_is_an_error_and_inside_an_older_Visual_Studio_a_warning()
    {
        var project = package.Project().Targeting("net8.0").File("docker-compose.yml", Samples.OpenPort);

        Assert.Contains("deployment.proj : error MBH0012", project.Build("-p:_MoltbotHost=none").ShouldFail().Output, StringComparison.Ordinal);
        Assert.Contains(
            "deployment.proj : warning MBH0012",
            project.Build("-p:_MoltbotHost=none", "-p:BuildingInsideVisualStudio=true").ShouldPass().Output,
            StringComparison.Ordinal);
    }
}
