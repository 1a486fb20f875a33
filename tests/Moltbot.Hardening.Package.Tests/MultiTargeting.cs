using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>Of several frameworks, one deployment: judged once in the outer build, and in an inner one that is built alone.</summary>
[Collection(PackageTests.Gate)]
public sealed class MultiTargeting(PackageFixture package)
{
    private const string Frameworks = "net10.0;netstandard2.0";

    [Theory]
    [InlineData("-m:1")]
    [InlineData("-m:2")]
    public void The_outer_build_tells_a_warning_and_the_inner_ones_it_starts_do_not(string nodes)
    {
        var project = Warned();

        var build = project.Build(nodes).ShouldPass();

        Assert.Single(Lines(build, "warning MBH1004"));
        Assert.True(project.Has("bin/moltbot/docker-compose.override.yml"), build.Output);
        project.Run("clean", null).ShouldPass();
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }

    [Fact]
    public void An_inner_build_alone_judges_tells_and_emits()
    {
        var project = Warned();

        var publish = project.Run("publish", null, "-f", "net10.0").ShouldPass();
        Assert.Single(Lines(publish, "warning MBH1004"));
        Assert.True(project.Has("bin/moltbot/docker-compose.override.yml"), publish.Output);
        Assert.Equal(project.FilesBelow("bin/moltbot").Count, project.FilesBelow("bin/Release/net10.0/publish/moltbot").Count);

        project.File("docker-compose.override.yml", "services: { moltbot-gateway: { privileged: true } }");
        Assert.Contains(project.Build("-f", "net10.0").ShouldFail().Errors, static error => error.Code == "MBH2002");
    }

    [Fact]
    public void A_violation_stops_the_outer_build_before_the_inner_ones()
    {
        var project = package.Project(TestProject.NetSdk).Targeting(Frameworks).File("docker-compose.yml", Samples.OpenPort);

        var build = project.Build().ShouldFail();

        Assert.Single(Lines(build, "error MBH1001"));
        Assert.False(project.Has("bin/Debug/net10.0/deployment.dll"));
    }

    private TestProject Warned() => package.Project(TestProject.NetSdk).Targeting(Frameworks).FilesFrom(Samples.Hardened)
        .File("docker-compose.override.yml", Samples.UnreachablePort);

    /// <summary>The lines of the log before the summary repeats them.</summary>
    private static IEnumerable<string> Lines(BuildResult build, string text) =>
        build.Output.Split('\n').TakeWhile(static line => !line.StartsWith("Build ", StringComparison.Ordinal))
            .Where(line => line.Contains(text, StringComparison.Ordinal));
}
