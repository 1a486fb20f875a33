using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>MoltbotFix shows a diff against the project's override, and writes it where that is asked for.</summary>
[Collection(PackageTests.Writers)]
public sealed class FixTarget(PackageFixture package)
{
    private const string Override = "docker-compose.override.yml";
    private const string Careless = "services:\n  moltbot-gateway:\n    # Why it is so stands here.\n    privileged: true\n    environment: [\"EXTRA=1\"]\n";

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net10.0;netstandard2.0")]
    public void Without_leave_the_diff_is_shown_and_nothing_is_written(string frameworks)
    {
        var project = Project(frameworks);

        var shown = project.Target("MoltbotFix").ShouldPass();

        Assert.Contains($"--- a/{Override}", shown.Output, StringComparison.Ordinal);
        Assert.Contains("-    privileged: true", shown.Output, StringComparison.Ordinal);
        Assert.Contains("+    privileged: false", shown.Output, StringComparison.Ordinal);
        Assert.Contains("-p:MoltbotApply=true", shown.Output, StringComparison.Ordinal);
        Assert.Equal(Careless, project.Read(Override));
    }

    [Fact]
    public void With_leave_the_override_is_cured_its_comments_stay_and_the_build_passes()
    {
        var project = Project("net10.0");

        project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldPass();

        var text = project.Read(Override);
        Assert.Contains("# Why it is so stands here.", text, StringComparison.Ordinal);
        Assert.Contains("privileged: false", text, StringComparison.Ordinal);
        Assert.Contains("EXTRA=1", text, StringComparison.Ordinal);
        project.Build().ShouldPass();

        Assert.Contains("nothing to fix in an override or a configuration", project.Target("MoltbotFix", "-p:MoltbotApply=true").ShouldPass().Output, StringComparison.Ordinal);
        Assert.Equal(text, project.Read(Override));
    }

    [Fact]
    public void A_word_that_is_none_is_an_error()
    {
        var error = Assert.Single(Project("net10.0").Target("MoltbotFix", "-p:MoltbotApply=yes").ShouldFail().Errors);

        Assert.Equal("MBH0003", error.Code);
    }

    private TestProject Project(string frameworks) => package.Project(TestProject.NetSdk).Targeting(frameworks).FilesFrom(Samples.Hardened).File(Override, Careless);
}
