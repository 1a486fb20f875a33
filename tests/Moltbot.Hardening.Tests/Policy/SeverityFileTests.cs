using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>Severities from .editorconfig and .globalconfig, on an error (MBH1001), a warning (MBH1004) and the gate's own warning (MBH0009).</summary>
/// <remarks>The root is <c>/p</c>, where <c>.git</c> and the project stand.</remarks>
public sealed class SeverityFileTests
{
    private const string Compose = """
        services:
          moltbot-gateway:
            image: moltbot
            user: "1000:1000"
            command: [node, dist/index.js, gateway, --bind, loopback]
            ports: ["18789:18789"]

        """;

    public static TheoryData<string, Severity> Values => new()
    {
        { "error", Severity.Error },
        { "warning", Severity.Warning },
        { "suggestion", Severity.Info },
        { "silent", Severity.None },
        { "NONE", Severity.None },
        { "default", Severity.Warning },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_word_of_analyzers_is_a_severity(string word, Severity severity)
    {
        Assert.Equal(severity, SeverityOf("MBH1004", Tree((".editorconfig", $"[*]\ndotnet_diagnostic.MBH1004.severity = {word}\n"))));
        Assert.Equal(severity, SeverityOf("MBH1004", Tree((".globalconfig", $"is_global = true\nDotnet_Diagnostic.mbh1004.Severity = {word}\n"))));
    }

    [Theory]
    [InlineData("*.yml", true)]
    [InlineData("docker-compose.{yml,yaml}", true)]
    [InlineData("/docker-compose.yml", true)]
    [InlineData("*.yaml", false)]
    [InlineData("deploy/**", false)]
    public void A_section_holds_for_the_files_that_it_names(string glob, bool holds) => Assert.Equal(
        holds ? Severity.None : Severity.Warning,
        SeverityOf("MBH1004", Tree((".editorconfig", $"[{glob}]\ndotnet_diagnostic.MBH1004.severity = none\n"))));

    [Fact]
    public void The_later_section_and_the_nearer_file_win()
    {
        var below = Requests.Plain.Item("MoltbotCompose", "deploy/docker-compose.yml");
        const string Outer = "[*.yml]\ndotnet_diagnostic.MBH1004.severity = none\n[deploy/*]\ndotnet_diagnostic.MBH1004.severity = suggestion\n";

        Assert.Equal(Severity.Info, SeverityOf("MBH1004", Below((".editorconfig", Outer)), below));
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Below((".editorconfig", Outer), ("deploy/.editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = error\n")), below));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1004", Below((".editorconfig", Outer), ("deploy/.editorconfig", "root = true\n")), below));
    }

    [Fact]
    public void No_file_above_the_root_counts()
    {
        var tree = Tree(("/.editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = none\n"), ("/.globalconfig", "dotnet_diagnostic.MBH1004.severity = none\n"));

        Assert.Equal(Severity.Warning, SeverityOf("MBH1004", tree));
    }

    [Fact]
    public void An_editorconfig_wins_over_a_globalconfig_and_a_rule_over_its_room()
    {
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Tree(
            (".editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = error\n"),
            (".globalconfig", "dotnet_diagnostic.MBH1004.severity = none\n"))));
        Assert.Equal(Severity.None, SeverityOf("MBH1004", Tree(
            (".editorconfig", "[*]\nmoltbot_hardening.network.severity = error\n"),
            (".globalconfig", "dotnet_diagnostic.MBH1004.severity = none\n"))));
    }

    [Fact]
    public void A_room_is_lowered_but_for_its_errors_and_raised_as_a_whole()
    {
        var lowered = Tree((".editorconfig", "[*]\nmoltbot_hardening.network.severity = none\n"));

        Assert.Equal(Severity.None, SeverityOf("MBH1004", lowered));
        Assert.Equal(Severity.Error, SeverityOf("MBH1001", lowered));
        Assert.DoesNotContain("MBH0003", Ids(lowered));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1004", Tree((".editorconfig", "[*]\nmoltbot_hardening.isolation.severity = none\n"))));
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Tree((".editorconfig", "[*]\nmoltbot_hardening.network.severity = error\n"))));
    }

    [Fact]
    public void The_higher_level_of_two_globalconfigs_wins_and_equal_ones_are_told()
    {
        var project = Requests.Plain with { ProjectFile = MemoryTree.Root + "/deploy/deployment.proj" };
        var outer = (".globalconfig", "global_level = 200\ndotnet_diagnostic.MBH1004.severity = error\n");

        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Below(outer, ("deploy/.globalconfig", "dotnet_diagnostic.MBH1004.severity = none\n")), project));

        var equal = Below(outer, ("deploy/.globalconfig", "global_level = 200\ndotnet_diagnostic.MBH1004.severity = none\n"));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1004", equal, project));
        Assert.Contains("deploy/.globalconfig(2,1) Error MBH0003", HardeningEngine.Judge(equal, project).Lines());
    }

    [Fact]
    public void MSBuilds_own_words_come_after_the_files()
    {
        var raised = Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = error\n"));
        var kept = Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = warning\n"));

        Assert.Equal(Severity.Error, SeverityOf("MBH1004", raised, Requests.With("NoWarn", "MBH1004")));
        Assert.Equal(Severity.None, SeverityOf("MBH1004", kept, Requests.With("NoWarn", "MBH1004")));
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", kept, Requests.With("TreatWarningsAsErrors", "true")));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1004", kept, Requests.With("MoltbotPreset", "strict")));
    }

    [Fact]
    public void A_file_may_raise_what_an_item_says_and_the_file_that_would_lower_it_is_told()
    {
        var accepted = Requests.Plain.Item("MoltbotRule", "MBH1001", ("Severity", "info"), ("Justification", "a lab without a network"));
        var raised = Requests.Plain.Item("MoltbotRule", "MBH1004", ("Severity", "error"));

        Assert.Equal(Severity.Warning, SeverityOf("MBH1001", Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1001.severity = warning\n")), accepted));
        Assert.Equal(Severity.Info, SeverityOf("MBH1001", Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1001.severity = none\n")), accepted));
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = none\n")), raised));
        Assert.Equal(Severity.Error, SeverityOf("MBH0003", Tree((".editorconfig", "[*]\ndotnet_diagnostic.MBH1004.severity = none\n")), raised));
        Assert.Equal(Severity.Error, SeverityOf("MBH1004", Tree((".editorconfig", "[*]\nmoltbot_hardening.network.severity = none\n")), raised));
    }

    [Fact]
    public void The_report_names_the_line_and_lists_the_file_among_the_inputs()
    {
        var report = HardeningEngine.Judge(Tree((".editorconfig", "[*.yml]\ndotnet_diagnostic.MBH1004.severity = none\n")), Requests.Plain)
            .Reports.Single(static file => file.Path == "report.json").Content;

        Assert.Contains("\"origin\": \".editorconfig(2) [*.yml]\"", report, StringComparison.Ordinal);
        Assert.Contains("\"kind\": \"policy\"", report, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_speaks_of_other_tools_alone_is_no_input()
    {
        var verdict = HardeningEngine.Judge(Tree((".editorconfig", "[*.cs\nnonsense\ndotnet_diagnostic.CA1000.severity = whatever\n")), Requests.Plain);

        Assert.DoesNotContain("MBH0003", verdict.Findings.Select(static graded => graded.Finding.Rule.Id));
        Assert.DoesNotContain(verdict.Deployment.Inputs, static input => input.Kind == "policy");
    }

    private static MemoryTree Tree(params (string Path, string Text)[] files) => With(new MemoryTree().With("docker-compose.yml", Compose), files);

    private static MemoryTree Below(params (string Path, string Text)[] files) => With(new MemoryTree().With("deploy/docker-compose.yml", Compose), files);

    private static MemoryTree With(MemoryTree tree, (string Path, string Text)[] files)
    {
        tree.With(".git/HEAD", "");
        foreach (var (path, text) in files)
        {
            tree.With(path, text);
        }

        return tree;
    }

    private static IEnumerable<string> Ids(MemoryTree tree) => HardeningEngine.Judge(tree, Requests.Plain).Findings.Select(static graded => graded.Finding.Rule.Id);

    private static Severity SeverityOf(string rule, MemoryTree tree, DeploymentRequest? request = null) =>
        HardeningEngine.Judge(tree, request ?? Requests.Plain).Findings.First(graded => graded.Finding.Rule.Id == rule).Severity;
}
