using System.Text.Json;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>An audit judges the configuration that the gateway reads in its state folder, by the rules of a project's own and under the folder's name.</summary>
public sealed class LiveConfigTests
{
    private const string Sound = """
        { gateway: { mode: "local", bind: "loopback", auth: { mode: "token", token: "${CLAWDBOT_GATEWAY_TOKEN}" } }, logging: { redactSensitive: "tools" } }
        """;

    private const string Open = """
        {
          gateway: { mode: "local", bind: "lan", auth: { mode: "none" } },
          channels: { whatsapp: { dmPolicy: "open", allowFrom: ["*"] } },
        }
        """;

    private const string Token = "7d1f3c9ae2b84650a1c7d3e9f5b20864";

    [Fact]
    public void It_is_judged_by_the_rules_of_a_projects_own()
    {
        var live = Judge($"-- .clawdbot/moltbot.json --\n{Open}\n");
        var own = HostRuleTests.Judge($"{HostRuleTests.Gateway}-- moltbot.json --\n{Open}\n");

        Assert.Contains(Said(live), static said => said == "MBH5001 .clawdbot/moltbot.json:3");
        Assert.Equal(Said(own, "moltbot.json"), Said(live, ".clawdbot/moltbot.json").Select(static said => said.Replace(".clawdbot/", "", StringComparison.Ordinal)));
    }

    /// <summary>The gateway reads its own; what the project's says of the address hides nothing.</summary>
    [Fact]
    public void Neither_the_projects_configuration_nor_the_live_one_hides_the_other()
    {
        const string Lan = "{ gateway: { mode: \"local\", bind: \"lan\", auth: { mode: \"none\" } } }";
        const string Compose = """
            -- docker-compose.yml --
            services:
              moltbot-gateway:
                image: moltbot:2026.1.27
                user: "1000:1000"
                command: [node, dist/index.js, gateway]
                ports: ["127.0.0.1:28789:18789"]

            """;

        Assert.Contains("MBH4003 .clawdbot/moltbot.json:1", Said(HostRuleTests.Judge($"{Compose}-- moltbot.json --\n{Sound}\n-- .clawdbot/moltbot.json --\n{Lan}\n")));
        Assert.Contains("MBH4003 moltbot.json:1", Said(HostRuleTests.Judge($"{Compose}-- moltbot.json --\n{Lan}\n-- .clawdbot/moltbot.json --\n{Sound}\n")));
    }

    [Fact]
    public void A_sound_one_is_no_finding() => Assert.Empty(Said(Judge($"-- .clawdbot/moltbot.json --\n{Sound}\n"), ".clawdbot/moltbot.json"));

    /// <summary>Gateways write it there themselves, and the rules of room 7 keep the folder closed; a weak one is weak anywhere.</summary>
    [Theory]
    [InlineData(Token, "")]
    [InlineData("changeme", "MBH4005 .clawdbot/moltbot.json:1")]
    public void A_token_in_the_state_is_in_no_repository(string token, string said)
    {
        var findings = Said(Judge($"-- .clawdbot/moltbot.json --\n{Sound.Replace("${CLAWDBOT_GATEWAY_TOKEN}", token, StringComparison.Ordinal)}\n"), ".clawdbot/moltbot.json")
            .Where(static each => !each.StartsWith("MBH4020", StringComparison.Ordinal));

        Assert.Equal(said.Length == 0 ? [] : [said], findings);
    }

    [Fact]
    public void One_that_the_project_names_itself_is_judged_once_and_by_that_name()
    {
        var tree = new MemoryTree().With("docker-compose.yml", Text(HostRuleTests.Gateway)).With("/home/me/.clawdbot/moltbot.json", Open);
        var request = Requests.Plain.Item("MoltbotConfig", "/home/me/.clawdbot/moltbot.json");
        var host = HostText.Audit([new(".clawdbot/moltbot.json", Open)]) ?? HostText.Sound;

        var verdict = HardeningEngine.Audit(tree, request, host);

        Assert.Single(verdict.Findings, static graded => graded.Finding.Rule.Id == "MBH5001");
        Assert.DoesNotContain(verdict.Findings, static graded => graded.Finding.At.File.Path.StartsWith(".clawdbot", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ gateway: [", "MBH0001 .clawdbot/moltbot.json:2")]
    [InlineData("{ \"$include\": \"../elsewhere.json\" }", "MBH0010 .clawdbot/moltbot.json:1")]
    public void What_cannot_be_read_is_no_pass(string text, string said) => Assert.Contains(said, Said(Judge($"-- .clawdbot/moltbot.json --\n{text}\n")));

    [Fact]
    public void What_it_includes_is_judged_too() => Assert.Contains(
        "MBH5001 .clawdbot/channels.json:1",
        Said(Judge("-- .clawdbot/moltbot.json --\n{ channels: { \"$include\": \"./channels.json\" } }\n-- .clawdbot/channels.json --\n{ whatsapp: { dmPolicy: \"open\" } }\n")));

    /// <summary>The first name that the product knows; a name that it does not know is not what runs, and where nothing else is there what its own gateway would read.</summary>
    [Theory]
    [InlineData("moltbot.json clawdbot.json openclaw.json", "moltbot.json moltbot")]
    [InlineData("clawdbot.json openclaw.json", "clawdbot.json moltbot")]
    [InlineData("openclaw.json", "openclaw.json openclaw")]
    [InlineData("other.json", "")]
    public void The_product_that_runs_decides_which_file_is_read(string files, string read)
    {
        var configs = Judge(string.Concat(files.Split(' ').Select(static file => $"-- .clawdbot/{file} --\n{Sound}\n"))).Deployment.LiveConfigs;

        Assert.Equal(read.Length == 0 ? [] : [".clawdbot/" + read], configs.Select(static config => $"{config.File.Path} {config.Product.Name}"));
    }

    [Fact]
    public void A_waiver_in_it_and_one_by_its_name_are_waivers()
    {
        var inFile = Judge("-- .clawdbot/moltbot.json --\n{ channels: { whatsapp: {\n// moltbot: waive MBH5001 -- the shop's public number\ndmPolicy: \"open\", allowFrom: [\"*\"] } } }\n");
        var byItem = HostRuleTests.Judge($"{HostRuleTests.Gateway}-- .clawdbot/moltbot.json --\n{Open}\n", Requests.Plain
            .Item("MoltbotWaiver", "MBH5001", ("Path", ".clawdbot/moltbot.json"), ("Justification", "the shop's public number")));

        Assert.All((Verdict[])[inFile, byItem], static verdict => Assert.True(verdict.Findings.Single(static graded => graded.Finding.Rule.Id == "MBH5001").IsWaived));
    }

    [Fact]
    public void No_report_tells_where_the_home_is_nor_a_hash_of_what_stands_there()
    {
        var verdict = Judge($"-- .clawdbot/moltbot.json --\n{Open}\n");
        var report = verdict.Reports.Single(static file => file.Path == "report.json").Content;
        using var json = JsonDocument.Parse(report);

        Assert.DoesNotContain("/home/", report, StringComparison.Ordinal);
        Assert.DoesNotContain("..", report, StringComparison.Ordinal);
        Assert.Contains(json.RootElement.GetProperty("configs").EnumerateArray(), static config => config.GetProperty("path").GetString() == ".clawdbot/moltbot.json");
        var input = Assert.Single(json.RootElement.GetProperty("inputs").EnumerateArray(), static input => input.GetProperty("path").GetString() == ".clawdbot/moltbot.json");
        Assert.False(input.TryGetProperty("sha256", out _));
    }

    private static Verdict Judge(string archive) => HostRuleTests.Judge(HostRuleTests.Gateway + archive);

    /// <summary>Rule, path and line of what is said of a file, or of all of them.</summary>
    private static string[] Said(Verdict verdict, string? path = null) =>
    [
        .. verdict.Findings.Select(static graded => graded.Finding).Where(finding => path is null || finding.At.File.Path == path)
            .Select(static finding => $"{finding.Rule.Id} {finding.At.File.Path}:{finding.At.Start.Line}").Order(StringComparer.Ordinal),
    ];

    private static string Text(string archive) => TextArchive.Split(archive).Single().Value;
}
