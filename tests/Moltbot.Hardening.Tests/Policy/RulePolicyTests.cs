using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
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
    public void A_fingerprint_outlives_a_line_that_is_added_above()
    {
        var moved = new MemoryTree().With("docker-compose.yml", "# a comment\n" + Tree.Read(MemoryTree.Root + "/docker-compose.yml").File.Text);

        Assert.Equal(Fingerprints(Tree), Fingerprints(moved));

        static string[] Fingerprints(MemoryTree tree) => [.. HardeningEngine.Judge(tree, Requests.Plain).Findings.Select(static graded => graded.Fingerprint)];
    }

    private static Severity SeverityOf(string rule, DeploymentRequest request) =>
        HardeningEngine.Judge(Tree, request).Findings.First(graded => graded.Finding.Rule.Id == rule).Severity;
}
