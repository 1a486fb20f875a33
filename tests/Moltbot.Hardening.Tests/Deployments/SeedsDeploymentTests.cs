using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>The deployment that the seeds call complete and successful, as it stands in its repository.</summary>
public sealed class SeedsDeploymentTests
{
    private static string Folder => Shared.PathOf("real", "KriRuo__moltbot@copilot-implement-loop-execution-plan");

    [SharedFact]
    public void It_fails_at_the_lines_that_leave_it_open()
    {
        var verdict = HardeningEngine.Judge(Tree(), Requests.Plain);

        Assert.False(verdict.Passed);
        Assert.Equal(
            [
                "docker-compose.override.yml(5,5) Error MBH1002",
                "docker-compose.yml(12,9) Error MBH2019",
                "docker-compose.yml(13,9) Error MBH2019",
                "docker-compose.yml(15,9) Error MBH1001",
                "docker-compose.yml(16,9) Error MBH1001",
                "docker-compose.yml(40,9) Error MBH2019",
                "docker-compose.yml(41,9) Error MBH2019",
            ],
            verdict.Lines().Where(static line => line.Contains(" Error ", StringComparison.Ordinal)));
        Assert.Contains("docker-compose.override.yml(6,9) Warning MBH1004", verdict.Lines());
        Assert.Contains("docker-compose.yml(3,12) Warning MBH2007", verdict.Lines());
    }

    [SharedFact]
    public void One_tag_closes_the_ports()
    {
        var tree = Tree(static text => text.Replace("    ports:\n", "    ports: !override\n", StringComparison.Ordinal));

        var errors = HardeningEngine.Judge(tree, Requests.Plain).Findings.Where(static graded => graded.Severity == Severity.Error);

        Assert.All(errors, static graded => Assert.Equal("MBH2019", graded.Finding.Rule.Id));
    }

    [SharedFact]
    public void The_base_alone_listens_on_every_interface()
    {
        var tree = new MemoryTree().With("docker-compose.yml", File.ReadAllText(Path.Combine(Folder, "docker-compose.yml")));

        var finding = HardeningEngine.Judge(tree, Requests.Plain).Findings.Single(static graded => graded.Finding.Rule.Id == "MBH1003").Finding;

        Assert.Equal("docker-compose.yml(25,9)", finding.At.ToString());
        Assert.Equal("\"${CLAWDBOT_GATEWAY_BIND:-lan}\"", finding.At.Slice);
    }

    [SharedFact]
    public void The_guides_config_is_named_for_what_the_gateways_refuse()
    {
        // Steps 5 and 7 of the operator's guide, as one file.
        const string Config = """
            {
              "gateway": {
                "bind": "loopback",
                "port": 18789,
                "auth": {
                  "mode": "token",
                  "token": "<your-token-here>"
                }
              },
              "logging": {
                "redactSensitive": "tools"
              },
              "channels": {
                "whatsapp": {
                  "enabled": true,
                  "dmPolicy": "pairing",
                  "groupPolicy": "mention-only",
                  "dmAllowlist": [],
                  "groupAllowlist": [],
                  "requireMentionInGroups": true
                }
              }
            }
            """;

        string[] common = ["(2,3) MBH4002", "(7,16) MBH4005"];
        string[] whatsapp = ["(17,22) MBH4001", "(18,7) MBH4001", "(19,7) MBH4001", "(20,7) MBH4001"];
        Assert.Equal(Sorted(common, whatsapp, ["(15,7) MBH4001"]), Found("moltbot.json"));
        Assert.Equal(Sorted(common, whatsapp, ["(15,7) MBH4001"]), Found("clawdbot.json"));
        Assert.Equal(Sorted(common, whatsapp, ["(11,5) MBH4001"]), Found("openclaw.json"));

        static string[] Sorted(params string[][] lines) => [.. lines.SelectMany(static line => line).Order(StringComparer.Ordinal)];

        static string[] Found(string name) => [.. HardeningEngine.Judge(new MemoryTree().With(name, Config), Requests.Plain).Findings
            .Select(graded => $"{graded.Finding.At.ToString()[name.Length..]} {graded.Finding.Rule.Id}").Order(StringComparer.Ordinal)];
    }

    private static MemoryTree Tree(Func<string, string>? changeOverride = null)
    {
        var tree = new MemoryTree();
        foreach (var name in new[] { "docker-compose.yml", "docker-compose.override.yml", "Dockerfile" })
        {
            var text = File.ReadAllText(Path.Combine(Folder, name));
            tree.With(name, name == "docker-compose.override.yml" && changeOverride is not null ? changeOverride(text) : text);
        }

        return tree;
    }
}
