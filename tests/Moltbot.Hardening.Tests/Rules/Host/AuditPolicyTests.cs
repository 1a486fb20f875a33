using System.Text.Json;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Host;

/// <summary>What a project's policy makes of the rules of the host, and that a build does not ask them.</summary>
public sealed class AuditPolicyTests
{
    private const string Open = """
        -- find --
        drwxr-xr-x 3 1000 .clawdbot
        -rw-r--r-- 1 1000 .clawdbot/clawdbot.json
        -rw------- 1 1000 .clawdbot/gateway.log

        """;

    [Fact]
    public void A_build_asks_nothing_of_the_host()
    {
        var tree = new MemoryTree().With("docker-compose.yml", TextArchive.Split(HostRuleTests.Gateway)["docker-compose.yml"]);

        Assert.DoesNotContain(HardeningEngine.Judge(tree, Requests.Plain).Findings, static graded => graded.Finding.Rule.Room == Rooms.Host || graded.Finding.Rule.Id == "MBH0001");
    }

    [Fact]
    public void A_sound_host_passes()
    {
        var verdict = HostRuleTests.Judge(HostRuleTests.Gateway);

        Assert.True(verdict.Passed, string.Join('\n', verdict.Findings.Select(static graded => graded.Finding.Message)));
    }

    [Fact]
    public void A_waiver_accepts_one_path_of_the_state()
    {
        var request = Requests.On("2026-11-22").Item("MoltbotWaiver", "MBH7001", ("Path", ".clawdbot"), ("Justification", "the backup's account"));

        var verdict = HostRuleTests.Judge(Open, request);

        Assert.True(Assert.Single(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH7001").IsWaived);
        Assert.False(Assert.Single(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH7002").IsWaived);
    }

    [Fact]
    public void In_a_build_such_a_waiver_is_not_unused()
    {
        var request = Requests.On("2026-11-22").Item("MoltbotWaiver", "MBH7001", ("Path", ".clawdbot"), ("Justification", "the backup's account"));
        var tree = new MemoryTree().With("docker-compose.yml", TextArchive.Split(HostRuleTests.Gateway)["docker-compose.yml"]);

        Assert.DoesNotContain(HardeningEngine.Judge(tree, request).Findings, static graded => graded.Finding.Rule.Id is "MBH0004" or "MBH0005");
    }

    [Fact]
    public void What_is_not_known_of_a_rule_that_is_off_is_not_asked()
    {
        var request = Requests.Plain.Item("MoltbotRule", "MBH7006", ("Severity", "none"));

        var verdict = HostRuleTests.Judge(HostRuleTests.Gateway + "-- dates --\ntoken -1\nbackup -1\n", request);

        Assert.Equal(["MBH7009"], verdict.Findings.Where(static graded => graded.Finding.Rule.Id == "MBH0001").Select(static graded => graded.Finding.Message[..7]));
    }

    [Fact]
    public void The_report_has_paths_of_the_state_and_none_of_the_machine()
    {
        var report = Assert.Single(HostRuleTests.Judge(Open).Reports, static file => file.Path == "report.json").Content;

        Assert.Contains("\"path\": \".clawdbot/clawdbot.json\"", report, StringComparison.Ordinal);
        Assert.DoesNotContain("/home/me", report, StringComparison.Ordinal);
        using var schema = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Shared.Repository, "docs", "report.schema.json")));
        using var document = JsonDocument.Parse(report);
        Assert.True(new JsonSchemaOracle(schema.RootElement).Fits(document.RootElement));
    }

    [Fact]
    public void A_container_that_runs_otherwise_than_the_files_say_breaks_the_rules_of_files()
    {
        var verdict = HostRuleTests.Judge(HostRuleTests.Gateway + """
            -- docker-inspect --
            [{ "State": { "Status": "running" }, "Config": { "User": "1000" }, "HostConfig": { "Privileged": true, "NetworkMode": "host", "CapAdd": ["CAP_SYS_ADMIN", "CHOWN"], "SecurityOpt": ["seccomp=unconfined", "no-new-privileges:true"] } }]
            """);

        Assert.Equal(
            ["MBH1005", "MBH2002", "MBH2003", "MBH2010"],
            verdict.Findings.Where(static graded => graded.Severity == Severity.Error).Select(static graded => graded.Finding.Rule.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_the_files_say_themselves_is_said_once()
    {
        var privileged = HostRuleTests.Gateway.Replace("    image:", "    privileged: true\n    image:", StringComparison.Ordinal);

        var verdict = HostRuleTests.Judge(privileged + """
            -- docker-inspect --
            [{ "State": { "Status": "running" }, "Config": { "User": "1000" }, "HostConfig": { "Privileged": true } }]
            """);

        Assert.Single(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH2002");
    }
}
