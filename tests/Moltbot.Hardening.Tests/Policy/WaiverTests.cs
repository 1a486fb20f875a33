using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Policy;

/// <summary>Which findings a waiver accepts: those that it names, and no other.</summary>
public sealed class WaiverTests
{
    private static DeploymentRequest Today => Requests.On("2026-11-22");

    [Fact]
    public void A_comment_behind_a_value_waives_the_finding_on_its_line() => Assert.Equal(["MBH2002 docker-compose.yml:4"], Waived("""
        services:
          app:
            image: app
            privileged: true # moltbot: waive MBH2002 until 2027-03-01 owner ops -- the radio needs it
        """));

    [Fact]
    public void A_comment_on_a_line_of_its_own_waives_the_finding_below() => Assert.Equal(["MBH2002 docker-compose.yml:5"], Waived("""
        services:
          app:
            image: app
            # moltbot: waive MBH2002 -- the radio needs it
            privileged: true
        """));

    [Fact]
    public void Further_comments_may_stand_between() => Assert.Equal(["MBH2002 docker-compose.yml:6"], Waived("""
        services:
          app:
            image: app
            # moltbot: waive MBH2002 -- the radio needs it
            # and will need it until the new one comes
            privileged: true
        """));

    [Theory]
    [InlineData("# moltbot: waive MBH2002 -- an empty line ends it\n\n    privileged: true")]
    [InlineData("privileged: true\n    # moltbot: waive MBH2002 -- it does not look up")]
    [InlineData("restart: always # moltbot: waive MBH2002 -- behind a value it is for that line alone\n    privileged: true")]
    [InlineData("privileged: true # moltbot: waive MBH2003 -- another rule")]
    [InlineData("privileged: true\n    labels: { note: \"# moltbot: waive MBH2002 -- a text\" }")]
    [InlineData("labels: { note: \"# moltbot: waive MBH2002 -- a text\" }\n    privileged: true")]
    [InlineData("labels:\n      note: |\n        # moltbot: waive MBH2002 -- a text\n    privileged: true")]
    public void It_waives_nothing_else(string lines) => Assert.Empty(Waived($"services:\n  app:\n    image: app\n    {lines}\n"));

    [Fact]
    public void Two_findings_of_the_rule_on_one_line_are_both_left()
    {
        var verdict = Judge(Today, """
            services:
              one: { image: app, privileged: true }
              two: { image: app, privileged: true } # moltbot: waive MBH2002 -- this one only
              three: { image: app, ports: ["80:80", "81:81"] } # moltbot: waive MBH1001 -- which?
            """);

        Assert.Equal(["MBH2002 docker-compose.yml:3"], Shown(verdict, waived: true));
        Assert.Equal(2, verdict.Findings.Count(static graded => graded is { IsWaived: false, Finding.Rule.Id: "MBH1001" }));
        Assert.Contains(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH0004" && graded.Finding.Message.Contains("2 findings", StringComparison.Ordinal));
    }

    [Fact]
    public void One_line_may_have_a_comment_for_each_of_its_rules() => Assert.Equal(["MBH2002 docker-compose.yml:4", "MBH1001 docker-compose.yml:4"], Waived("""
        services:
          # moltbot: waive MBH2002 -- the radio needs it
          # moltbot: waive MBH1001 -- the firewall closes the port
          app: { image: app, privileged: true, ports: ["80:80"] }
        """));

    [Fact]
    public void A_comment_in_a_dockerfile_waives_the_instruction_below() => Assert.Equal(["MBH3001 Dockerfile:3"], Shown(Judge(Today, """
        FROM node:24
        # moltbot: waive MBH3001 -- the entrypoint drops to node
        USER root
        """, "Dockerfile"), waived: true));

    [Fact]
    public void A_comment_in_a_configuration_waives_the_value()
    {
        var verdict = Judge(Today, """
            {
              gateway: { mode: "local", bind: "loopback" },
              logging: { redactSensitive: "off" }, // moltbot: waive MBH4007 until 2026-12-31 -- a debugging session
            }
            """, "moltbot.json");

        Assert.Equal(["MBH4007 moltbot.json:3"], Shown(verdict, waived: true));
    }

    [Fact]
    public void An_item_waives_what_it_describes()
    {
        var request = Today.Item("MoltbotWaiver", "MBH2002", ("Path", @".\docker-compose.yml"), ("Service", "one"), ("Justification", "the radio"));

        Assert.Equal(["MBH2002 docker-compose.yml:2"], Shown(Judge(request, """
            services:
              one: { image: app, privileged: true }
              two: { image: app, privileged: true }
            """), waived: true));
    }

    [Theory]
    [InlineData("Path", "other.yml")]
    [InlineData("Service", "two")]
    [InlineData("Pointer", "/services/one/user")]
    public void And_nothing_that_differs_in_one_thing(string name, string value)
    {
        var request = Today.Item("MoltbotWaiver", "MBH2002", (name, value), ("Justification", "the radio"));

        Assert.Empty(Shown(Judge(request, "services: { one: { image: app, privileged: true } }"), waived: true));
    }

    [Fact]
    public void A_waived_error_fails_no_build_and_stays_in_the_report_with_who_accepts_it()
    {
        var verdict = Judge(Today, """
            services:
              app:
                image: app@sha256:0000000000000000000000000000000000000000000000000000000000000000
                user: "1000"
                privileged: true # moltbot: waive MBH2002 until 2027-03-01 owner ops -- the radio needs it
            """);

        var waived = verdict.Findings.Single(static graded => graded.Finding.Rule.Id == "MBH2002");
        Assert.True(verdict.Passed, string.Join('\n', Shown(verdict, waived: false)));
        Assert.Equal(Severity.Error, waived.Severity);
        Assert.Equal("waived until 2027-03-01 by ops: the radio needs it", waived.Finding.Related[^1].Message);
        Assert.Contains("\"waived\": 1", verdict.Reports.Single(static file => file.Path == "report.json").Content, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_in_a_reason_is_masked()
    {
        var verdict = Judge(Today, "services:\n  app: { image: app, privileged: true } # moltbot: waive MBH2002 -- with sk-ant-api03-" + new string('x', 40));

        Assert.DoesNotContain("xxxx", verdict.Findings.Single(static graded => graded.IsWaived).AcceptedBy?.Reason, StringComparison.Ordinal);
    }

    private static string[] Waived(string compose) => Shown(Judge(Today, compose), waived: true);

    private static Verdict Judge(DeploymentRequest request, string text, string name = "docker-compose.yml") =>
        HardeningEngine.Judge(new MemoryTree().With(name, text), request);

    private static string[] Shown(Verdict verdict, bool waived) => [.. verdict.Findings.Where(graded => graded.IsWaived == waived)
        .Select(static graded => $"{graded.Finding.Rule.Id} {graded.Finding.At.File.Path}:{graded.Finding.At.Start.Line}")];
}
