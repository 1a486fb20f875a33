using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Policy;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>What becomes of an error (MBH1001), a warning (MBH1004) and a finding of room 0 (MBH0010).</summary>
public sealed class RulePolicyTests
{
    private static readonly MemoryTree Tree = new MemoryTree().With("docker-compose.yml", """
        services:
          moltbot-gateway:
            image: moltbot
            user: "1000:1000"
            command: [node, dist/index.js, gateway, --bind, loopback]
            ports: ["18789:18789"]
            depends_on: [nowhere]
        """);

    public static TheoryData<string, string, string, Severity> Cases => new()
    {
        { "", "", "MBH1001", Severity.Error },
        { "", "", "MBH1004", Severity.Warning },
        { "", "", "MBH0010", Severity.Error },
        { "MoltbotPreset", "strict", "MBH1004", Severity.Error },
        { "TreatWarningsAsErrors", "true", "MBH1004", Severity.Error },
        { "WarningsAsErrors", "CS0001;MBH1004", "MBH1004", Severity.Error },
        { "NoWarn", "MBH1004", "MBH1004", Severity.None },
        { "NoWarn", "MBH1001;MBH0010", "MBH1001", Severity.Error },
        { "NoWarn", "MBH1001;MBH0010", "MBH0010", Severity.Error },
        { "NoWarn", "mbh1004", "MBH1004", Severity.None },
        { "MSBuildWarningsAsMessages", "MBH1004", "MBH1004", Severity.None },
        { "MSBuildTreatWarningsAsErrors", "true", "MBH1004", Severity.Error },
        { "MoltbotPreset", "essential", "MBH1001", Severity.Error },
        { "MoltbotPreset", "essential", "MBH1004", Severity.Warning },
        { "MoltbotMode", "warn", "MBH1001", Severity.Warning },
        { "MoltbotMode", "warn", "MBH0010", Severity.Error },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_property_makes_of_a_finding(string property, string value, string rule, Severity severity) =>
        Assert.Equal(severity, SeverityOf(rule, property.Length == 0 ? Requests.Plain : Requests.With(property, value)));

    [Fact]
    public void A_warning_may_be_kept_from_becoming_an_error() => Assert.Equal(
        Severity.Warning,
        SeverityOf("MBH1004", Requests.With("TreatWarningsAsErrors", "true").With("WarningsNotAsErrors", "MBH1004")));

    [Fact]
    public void An_item_with_a_justification_lowers_an_error_and_the_report_tells_it()
    {
        var request = Requests.Plain.Item("MoltbotRule", "MBH1001", ("Severity", "info"), ("Justification", "a lab without a network"));

        var verdict = HardeningEngine.Judge(Tree, request);

        Assert.Equal(Severity.Info, SeverityOf("MBH1001", request));
        Assert.Contains("\"name\": \"MBH1001\"", verdict.Reports.Single(static file => file.Path == "report.json").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_one_the_error_stays_and_the_build_fails_for_the_item_too()
    {
        var request = Requests.Plain.Item("MoltbotRule", "MBH1001", ("Severity", "info"));

        Assert.Equal(Severity.Error, SeverityOf("MBH1001", request));
        Assert.Equal(Severity.Error, SeverityOf("MBH0003", request));
    }

    [Fact]
    public void A_later_item_tightens_what_an_earlier_one_says_and_loosens_it_with_a_justification_alone()
    {
        var organisation = Requests.Plain.Item("MoltbotRule", "MBH1004", ("Severity", "error"));

        Assert.Equal(Severity.Error, SeverityOf("MBH1004", organisation.Item("MoltbotRule", "MBH1004", ("Severity", "none"))));
        Assert.Equal(Severity.Error, SeverityOf("MBH0003", organisation.Item("MoltbotRule", "MBH1004", ("Severity", "none"))));
        Assert.Equal(Severity.None, SeverityOf("MBH1004", organisation.Item("MoltbotRule", "MBH1004", ("Severity", "none"), ("Justification", "nobody connects"))));

        var accepted = Requests.Plain.Item("MoltbotRule", "MBH1001", ("Severity", "info"), ("Justification", "a lab without a network"));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1001", accepted.Item("MoltbotRule", "MBH1001", ("Severity", "warning"))));
        Assert.Equal(Severity.Error, SeverityOf("MBH1001", accepted.Item("MoltbotRule", "MBH1001", ("Severity", "error"))));
    }

    [Fact]
    public void A_severity_that_is_written_stands_against_the_preset() => Assert.Equal(
        Severity.Warning,
        SeverityOf("MBH1004", Requests.With("MoltbotPreset", "strict").Item("MoltbotRule", "MBH1004", ("Severity", "warning"))));

    [Fact]
    public void In_mode_warn_a_code_that_MSBuild_silences_is_silent_in_the_report_too() =>
        Assert.Equal(Severity.None, SeverityOf("MBH1001", Requests.With("MoltbotMode", "warn").With("NoWarn", "MBH1001")));

    [Fact]
    public void In_mode_warn_a_code_that_MSBuild_makes_an_error_is_one_in_the_report_too()
    {
        var request = Requests.With("MoltbotMode", "warn").With(DeploymentRequest.WarnAsErrorSwitch, "MBH1001");

        Assert.Equal(Severity.Error, SeverityOf("MBH1001", request));
        Assert.Equal(Severity.Warning, SeverityOf("MBH1001", request.With("WarningsNotAsErrors", "MBH1001")));
    }

    [Fact]
    public void Preset_essential_silences_the_advice_that_the_seeds_do_not_ask_for()
    {
        var essential = new RulePolicy { Preset = Preset.Essential };

        Assert.Equal(Severity.None, essential.Decide(Rule("MBH2999"), Severity.Warning, null).Severity);
        Assert.Equal(Severity.None, essential.Decide(Rule("MBH2999"), Severity.Info, null).Severity);
        Assert.Equal(Severity.Error, essential.Decide(Rule("MBH2999"), Severity.Error, null).Severity);
        Assert.Equal(Severity.Warning, essential.Decide(Rule("MBH2999") with { Phase = "3" }, Severity.Warning, null).Severity);
        Assert.Equal(Severity.Warning, essential.Decide(Rule("MBH0999"), Severity.Warning, null).Severity);
    }

    [Fact]
    public void A_rule_that_is_younger_than_the_pinned_set_is_not_judged_but_for_room_0()
    {
        var pinned = new RulePolicy { RuleSet = "1.9.0" };

        Assert.True(pinned.Judges(Rule("MBH2999") with { Since = "1.9.0" }));
        Assert.False(pinned.Judges(Rule("MBH2999") with { Since = "1.10.0" }));
        Assert.True(pinned.Judges(Rule("MBH0999") with { Since = "1.10.0" }));
        Assert.Equal(new SeverityDecision(Severity.None, "MoltbotRuleSet=1.9.0"), pinned.Decide(Rule("MBH2999") with { Since = "2.0.0" }, Severity.Error, null));
    }

    [Fact]
    public void Where_a_severity_comes_from_is_told_step_by_step()
    {
        var policy = new RulePolicy
        {
            Items = ImmutableDictionary<string, RuleSeverity>.Empty.Add("MBH1004", new RuleSeverity(Severity.Warning, IsJustified: false)),
            TreatWarningsAsErrors = "TreatWarningsAsErrors",
            Mode = GateMode.Warn,
        };

        Assert.Equal("MoltbotRule, then TreatWarningsAsErrors, then MoltbotMode=warn", policy.Decide(Rule("MBH1004"), Severity.Warning, null).Origin);
    }

    [Fact]
    public void A_fingerprint_outlives_a_line_that_is_added_above()
    {
        var moved = new MemoryTree().With("docker-compose.yml", "# a comment\n" + Tree.Read(MemoryTree.Root + "/docker-compose.yml").File.Text);

        Assert.Equal(Fingerprints(Tree), Fingerprints(moved));

        static string[] Fingerprints(MemoryTree tree) => [.. HardeningEngine.Judge(tree, Requests.Plain).Findings.Select(static graded => graded.Fingerprint)];
    }

    private static RuleDescriptor Rule(string id) => new(id, "Defect", Severity.Warning, "1.0.0", "A defect.");

    private static Severity SeverityOf(string rule, DeploymentRequest request) =>
        HardeningEngine.Judge(Tree, request).Findings.First(graded => graded.Finding.Rule.Id == rule).Severity;
}
