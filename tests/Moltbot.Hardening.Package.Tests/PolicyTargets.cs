using Moltbot.Hardening.Package.Tests.Support;

namespace Moltbot.Hardening.Package.Tests;

/// <summary>MoltbotPolicy and MoltbotExplain are called by name, judge nothing aloud and write nothing.</summary>
[Collection(PackageTests.Gate)]
public sealed class PolicyTargets(PackageFixture package)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net10.0;netstandard2.0")]
    public void The_policy_is_printed_with_where_each_severity_comes_from(string frameworks)
    {
        var project = package.Project(TestProject.NetSdk).Targeting(frameworks).FilesFrom(Samples.Careless)
            .File(".editorconfig", "root = true\n[docker-compose*.yml]\ndotnet_diagnostic.MBH1004.severity = suggestion\n")
            .Item("MoltbotRule", "MBH2002", ("Severity", "warning"), ("Justification", "a throw-away machine"));

        var print = project.Target("MoltbotPolicy").ShouldPass();

        Assert.Matches(@"MBH1001 +PortPublishedBeyondLoopback +error +default", print.Output);
        Assert.Matches(@"MBH1004 +PublishedPortUnreachable +warning +default\s+info +\.editorconfig\(3\) \[docker-compose\*\.yml\]", print.Output);
        Assert.Matches(@"MBH2002 +Privileged +warning +MoltbotRule", print.Output);
        Assert.Empty(print.Errors);
        Assert.Empty(project.FilesBelow("obj/moltbot"));
    }

    [Fact]
    public void A_policy_that_says_nothing_the_gate_knows_fails()
    {
        var project = package.Project().Targeting("net8.0").FilesFrom(Samples.Hardened).File(".globalconfig", "dotnet_diagnostic.MBH1044.severity = none\n");

        var error = Assert.Single(project.Target("MoltbotPolicy").ShouldFail().Errors);

        Assert.Equal(".globalconfig(1,1): error MBH0003", error.ToString());
    }

    [Theory]
    [InlineData("net10.0")]
    [InlineData("net10.0;netstandard2.0")]
    public void The_page_of_a_rule_is_printed(string frameworks)
    {
        var project = package.Project(TestProject.NetSdk).Targeting(frameworks).File("docker-compose.yml", Samples.OpenPort);

        var page = project.Target("MoltbotExplain", "-p:MoltbotExplainRule=mbh1002").ShouldPass();

        Assert.Contains("MBH1002: OverrideAppendsPorts", page.Output, StringComparison.Ordinal);
        Assert.Contains("HOW TO FIX", page.Output, StringComparison.Ordinal);
        Assert.Empty(project.FilesBelow("obj/moltbot"));
    }

    [Fact]
    public void A_rule_that_is_none_is_an_error_and_without_one_the_rules_are_listed()
    {
        var project = package.Project().Targeting("net8.0");

        var wrong = Assert.Single(project.Target("MoltbotExplain", "-p:MoltbotExplainRule=MBH1044").ShouldFail().Errors);
        Assert.Equal("deployment.proj(1,1): error MBH0003", wrong.ToString());
        Assert.Contains("did you mean MBH1004?", wrong.Message, StringComparison.Ordinal);

        Assert.Contains("-p:MoltbotExplainRule=", project.Target("MoltbotExplain").ShouldPass().Output, StringComparison.Ordinal);
    }
}
