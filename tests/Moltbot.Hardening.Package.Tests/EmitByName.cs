using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>MoltbotEmit, called by name, needs inputs that can be read and nothing more.</summary>
[Collection(PackageTests.Writers)]
public sealed class EmitByName(PackageFixture package)
{
    [Fact]
    public void It_emits_though_findings_stand()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened)
            .File("docker-compose.override.yml", """services: { moltbot-gateway: { ports: ["18789:18789"] } }""");

        project.Target("MoltbotEmit").ShouldPass();

        Assert.Equal(["bin/moltbot/docker-compose.override.yml"], Emitted.Listed(project, "bin/moltbot").Where(static path => path.EndsWith(".yml", StringComparison.Ordinal)));
        Assert.Contains("!override", project.Read("bin/moltbot/docker-compose.override.yml"), StringComparison.Ordinal);
    }

    /// <summary>A written bundle looks like a deployment without faults; a build has told them before.</summary>
    [Fact]
    public void It_lists_what_its_override_does_not_cure_and_passes_all_the_same()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Careless);

        var build = project.Target("MoltbotEmit").ShouldPass();

        Assert.Contains("what was emitted does not cure 3 errors and 2 warnings:", build.Output, StringComparison.Ordinal);
        Assert.Contains("Dockerfile(7,6): MBH3001 the final stage", build.Output, StringComparison.Ordinal);
        Assert.Contains("bin/moltbot/docker-compose.override.yml(28,9): MBH2019", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("moltbot-bundle", build.Output, StringComparison.Ordinal);
        Assert.Empty(build.Errors);

        var hardened = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened);
        Assert.Contains("what was emitted leaves no error and no warning", hardened.Target("MoltbotEmit").ShouldPass().Output, StringComparison.Ordinal);
        Assert.DoesNotContain("what was emitted", hardened.Build().ShouldPass().Output, StringComparison.Ordinal);
    }

    [Fact]
    public void It_does_not_emit_when_an_input_cannot_be_read()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File("docker-compose.override.yml", "services: [\n");

        var build = project.Target("MoltbotEmit").ShouldFail();

        Assert.Contains(build.Errors, static error => error is { Code: "MBH0001", File: "docker-compose.override.yml" });
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }

    [Fact]
    public void It_can_be_left_out_of_builds()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).Property("MoltbotEmitArtifacts", "false");

        project.Build().ShouldPass();

        Assert.True(project.Has("obj/moltbot/report.json"));
        Assert.Empty(project.FilesBelow("bin/moltbot"));
    }
}
