using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>The baseline is written by its target alone, lets builds pass, shrinks, and never grows.</summary>
[Collection(PackageTests.Writers)]
public sealed class BaselineTarget(PackageFixture package)
{
    private const string File = "moltbot.baseline.json";

    private const string Careless = """
        services:
          moltbot-gateway:
            image: moltbot
            command: ["node", "dist/index.js", "gateway", "--bind", "loopback"]
            user: "1000:1000"
            privileged: true
            ports:
              - "18789:18789"

        """;

    [Fact]
    public void Written_once_it_lets_builds_pass_and_every_build_tells_it()
    {
        var project = Project(Careless);
        project.Build().ShouldFail();
        Assert.False(project.Has(File));

        project.Target("MoltbotBaseline").ShouldPass();
        var build = project.Build("-p:WarningsNotAsErrors=MBH0008", "-warnaserror").ShouldPass();

        Assert.Equal($"{File}(1,1): warning MBH0008", Assert.Single(build.Warnings).ToString());
        Assert.Contains("\"kind\": \"baseline\"", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
        Assert.Contains("accepted by the baseline", project.Read("obj/moltbot/report.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void It_shrinks_with_the_findings_and_never_grows_again()
    {
        var project = Project(Careless);
        project.Target("MoltbotBaseline").ShouldPass();
        var full = project.Read(File);

        project.File("docker-compose.yml", Samples.OpenPort);
        Assert.Contains(project.Build().ShouldPass().Warnings, static warning => warning is { Code: "MBH0005", File: File });
        project.Target("MoltbotBaseline").ShouldPass();
        var shrunk = project.Read(File);
        Assert.DoesNotContain("MBH2002", shrunk, StringComparison.Ordinal);

        project.File("docker-compose.yml", Careless);
        var refused = project.Target("MoltbotBaseline").ShouldFail();
        Assert.Contains(refused.Errors, static error => error.Code == "MBH2002");
        Assert.Contains(refused.Errors, static error => error.Code == "MBH0004");
        Assert.Equal(shrunk, project.Read(File));
        project.Build().ShouldFail();

        Assert.Contains("MBH2002", full, StringComparison.Ordinal);
    }

    private TestProject Project(string compose) => package.Project().Targeting("net8.0").File("docker-compose.yml", compose).Property("MoltbotEmitArtifacts", "false");
}
