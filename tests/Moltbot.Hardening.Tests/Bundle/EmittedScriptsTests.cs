using System.Text.Json.Nodes;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>The scripts of a bundle, and what they are told of the deployment.</summary>
public sealed class EmittedScriptsTests
{
    private const string Compose = """
        services:
          clawdbot-gateway:
            image: clawdbot
            command: [node, dist/index.js, gateway, --bind, lan]
            environment: { CLAWDBOT_GATEWAY_TOKEN: 5f1c9a7be0d24c3f8a6b1e57d90c42fe }
            ports: ["18789:18789"]
            volumes: ["./state:/home/node/.clawdbot"]
        """;

    [Fact]
    public void A_script_may_be_run_and_a_library_only_read() => Assert.All(Scripts(), static file => Assert.Equal(
        file.Path.EndsWith(".sh", StringComparison.Ordinal) && !Libraries.Contains(file.Path) ? "755" : "644",
        Convert.ToString((int)file.Mode, 8)));

    [Fact]
    public void Every_file_has_unix_line_ends_and_says_whose_it_is() => Assert.All(Scripts(), static file =>
    {
        Assert.DoesNotContain('\r', file.Content);
        Assert.EndsWith("\n", file.Content, StringComparison.Ordinal);
        Assert.Contains("Moltbot.Hardening", file.Content[..Math.Min(file.Content.Length, 512)], StringComparison.Ordinal);
    });

    [Fact]
    public void The_scripts_are_told_the_files_of_each_set_and_no_path_of_this_machine()
    {
        var text = Content(Plan(("docker-compose.yml", Compose)), "scripts/deployment.conf");

        Assert.Contains("\nset=docker-compose\ncompose_file=docker-compose.yml\ncompose_file=bundle:docker-compose.override.yml\neffective=effective/docker-compose.json\ngateway=clawdbot-gateway\n", text, StringComparison.Ordinal);
        Assert.Contains("product=clawdbot\ntoken_variable=CLAWDBOT_GATEWAY_TOKEN\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain(MemoryTree.Root, text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_model_is_that_of_base_and_override_with_relative_sources_and_no_secret()
    {
        var text = Content(Plan(("docker-compose.yml", Compose)), "effective/docker-compose.json");
        var gateway = JsonNode.Parse(text)?["services"]?["clawdbot-gateway"];

        Assert.Equal("127.0.0.1", (string?)gateway?["ports"]?[0]?["host_ip"]);
        Assert.Equal("./state", (string?)gateway?["volumes"]?[0]?["source"]);
        Assert.DoesNotContain(MemoryTree.Root, text, StringComparison.Ordinal);
        Assert.DoesNotContain("5f1c9a7be0d24c3f8a6b1e57d90c42fe", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_gateway_there_is_nothing_for_a_script_to_look_at() => Assert.DoesNotContain(
        Plan(("docker-compose.yml", "services: { web: { image: nginx, ports: [\"80:80\"] } }")).Files,
        static file => file.Path.StartsWith("scripts/", StringComparison.Ordinal));

    private static readonly string[] Libraries = ["scripts/common.sh", "scripts/options.sh", "scripts/marks.sh", "scripts/states.sh", "scripts/results.sh", "scripts/checks.sh", "scripts/logs.sh", "scripts/host.sh", "scripts/operate.sh", "scripts/archive.sh"];

    private static IEnumerable<OutputFile> Scripts() => Plan(("docker-compose.yml", Compose)).Files.Where(static file => file.Path.StartsWith("scripts/", StringComparison.Ordinal));

    private static string Content(HardenedBundle bundle, string path) => bundle.Files.Single(file => file.Path == path).Content;

    private static HardenedBundle Plan(params (string Path, string Text)[] files) =>
        HardenedBundle.Plan(HardeningEngine.Judge(files.Aggregate(new MemoryTree(), static (tree, file) => tree.With(file.Path, file.Text)), Requests.Plain));
}
