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
