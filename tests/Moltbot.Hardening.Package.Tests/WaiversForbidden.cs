using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>An organisation forbids waivers from files that the project does not own.</summary>
[Collection(PackageTests.Gate)]
public sealed class WaiversForbidden(PackageFixture package)
{
    private const string Dockerfile = """
        FROM node:24-bookworm-slim
        # moltbot: waive MBH3001 -- the entrypoint steps down
        USER root
        """;

    private const string NoWaivers = "<Project><PropertyGroup><MoltbotAllowWaivers>false</MoltbotAllowWaivers></PropertyGroup></Project>";

    [Fact]
    public void By_its_props()
    {
        var build = Project().File("Directory.Build.props", NoWaivers).Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "tool.Dockerfile(2,18): error MBH0004");
        Assert.Contains(build.Errors, static error => error.Code == "MBH3001");
    }

    /// <summary>The last writer wins: read after the project, they have the last word.</summary>
    [Fact]
    public void By_its_targets_whatever_the_project_says()
    {
        var build = Project().Property("MoltbotAllowWaivers", "true").File("Directory.Build.targets", NoWaivers).Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "tool.Dockerfile(2,18): error MBH0004");
    }

    [Fact]
    public void A_project_that_takes_it_back_is_told_in_its_log()
    {
        var build = Project().File("Directory.Build.props", NoWaivers).Property("MoltbotAllowWaivers", "true").Build().ShouldPass();

        Assert.Contains(build.Warnings, static warning => warning.Code == "MBH0008" && warning.Message.Contains("MoltbotAllowWaivers=true", StringComparison.Ordinal));
    }

    [Fact]
    public void For_single_rules()
    {
        const string list = "<Project><PropertyGroup><MoltbotNonWaivable>$(MoltbotNonWaivable);MBH3001</MoltbotNonWaivable></PropertyGroup></Project>";

        var build = Project().Property("MoltbotNonWaivable", "MBH1001").File("Directory.Build.targets", list).Build().ShouldFail();

        Assert.Contains(build.Errors, static error => error.ToString() == "tool.Dockerfile(2,18): error MBH0004");
    }

    private TestProject Project() => package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File("tool.Dockerfile", Dockerfile);
}
