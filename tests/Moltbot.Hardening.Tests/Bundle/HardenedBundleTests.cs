using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>What would be emitted for a deployment, and that it cures what the rules find.</summary>
public sealed class HardenedBundleTests
{
    private const string Base = """
        services:
          moltbot-gateway:
            image: ${IMAGE:-moltbot:local}
            command: [node, dist/index.js, gateway, --bind, "${BIND:-lan}"]
            environment: { TZ: UTC }
            ports: ["${PORT:-18789}:18789", "18790:18790", "3000:3000"]
        """;

    [Fact]
    public void The_override_puts_the_gateway_on_loopback_behind_a_forwarder()
    {
        var text = Override(Plan(Files(("docker-compose.yml", Base))));

        Assert.StartsWith("# Emitted by Moltbot.Hardening for docker-compose.yml, topology loopback.", text, StringComparison.Ordinal);
        Assert.Contains("      - \"--bind\"\n      - \"loopback\"\n", text, StringComparison.Ordinal);
        Assert.Contains("    ports: !override\n      - \"127.0.0.1:18789:28789\"\n      - \"127.0.0.1:3000:3000\"\n", text, StringComparison.Ordinal);
        Assert.Contains("  \"moltbot-gateway-forwarder\":\n", text, StringComparison.Ordinal);
        Assert.Contains("    image: \"${IMAGE:-moltbot:local}\"\n    network_mode: \"service:moltbot-gateway\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("18790", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loopback")]
    [InlineData("published")]
    [InlineData("host")]
    public void Base_and_override_have_no_error_of_the_rooms_that_an_override_reaches(string topology)
    {
        var tree = Files(("docker-compose.yml", Base));
        var request = Requests.With("MoltbotTopology", topology);

        var hardened = HardeningEngine.Judge(tree.With("docker-compose.override.yml", Override(Plan(tree, request))), request);

        Assert.DoesNotContain(hardened.Findings, static graded => graded.Finding.Rule.Room is 1 or 2 && graded.Severity == Severity.Error);
    }

    [Fact]
    public void A_committed_emission_is_left_out_of_what_the_next_one_is_computed_from()
    {
        var tree = Files(("docker-compose.yml", Base));
        var first = Override(Plan(tree));

        var second = Override(Plan(tree.With("docker-compose.override.yml", first)));

        Assert.Equal(first, second);
    }

    /// <summary>The image is pinned by nothing; what the gate says of the project's own waivers is no news of the bundle.</summary>
    [Fact]
    public void What_the_bundle_does_not_cure_is_told_with_its_places()
    {
        var request = Requests.Plain.Item("MoltbotWaiver", "MBH2002", ("Justification", "nothing has it")) with { ArtifactsDirectory = MemoryTree.Root + "/bin/moltbot" };

        var lines = Plan(Files(("docker-compose.yml", "services:\n  moltbot-gateway:\n    image: moltbot\n    command: [node, dist/index.js, gateway, --bind, loopback]\n")), request).Uncured;

        Assert.Equal("what was emitted does not cure 0 errors and 2 warnings:", lines[0]);
        Assert.Collection(
            lines[1..],
            static line => Assert.StartsWith("    docker-compose.yml(3,12): MBH2014 service 'moltbot-gateway' runs 'moltbot'", line, StringComparison.Ordinal),
            static line => Assert.Matches(@"^    bin/moltbot/docker-compose\.override\.yml\(\d+,12\): MBH2014 service 'moltbot-gateway-forwarder' ", line));
    }

    [Fact]
    public void Two_emissions_are_the_same_bytes() =>
        Assert.Equal(Plan(Files(("docker-compose.yml", Base))).Files.AsEnumerable(), Plan(Files(("docker-compose.yml", Base))).Files.AsEnumerable());

    [Fact]
    public void What_an_env_file_supplies_is_emitted_by_reference()
    {
        const string Token = "5f1c9a7be0d24c3f8a6b1e57d90c42fe5f1c9a7be0d24c3f8a6b1e57d90c42fe";

        var bundle = Plan(Files(
            (".env", $"CLAWDBOT_GATEWAY_TOKEN={Token}\n"),
            ("docker-compose.yml", """
                services:
                  moltbot-gateway:
                    image: moltbot
                    command: [node, dist/index.js, gateway, --bind, lan, --password, "${CLAWDBOT_GATEWAY_TOKEN}"]
                    environment: { CLAWDBOT_GATEWAY_TOKEN: "${CLAWDBOT_GATEWAY_TOKEN}" }
                """)));

        Assert.Contains("- \"${CLAWDBOT_GATEWAY_TOKEN}\"", Override(bundle), StringComparison.Ordinal);
        Assert.All(bundle.Files, static file => Assert.DoesNotContain(Token, file.Content, StringComparison.Ordinal));
    }

    [Fact]
    public void A_secret_that_would_be_written_out_all_the_same_stops_the_write()
    {
        var bundle = Plan(Files(
            (".env", "CLAWDBOT_GATEWAY_PASSWORD=5f1c9a7be0d24c3f8a6b1e57d90c42fe\n"),
            ("docker-compose.yml", """
                services:
                  moltbot-gateway:
                    image: moltbot
                    command: sh -c "exec node dist/index.js gateway --password ${CLAWDBOT_GATEWAY_PASSWORD} --bind lan"
                """)));

        Assert.False(bundle.MayBeWritten);
        Assert.All(bundle.Obstacles, static graded => Assert.DoesNotContain("5f1c9a7b", graded.Finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_that_loses_the_socket_keeps_the_rest_as_it_was_written()
    {
        var text = Override(Plan(Files(("docker-compose.yml", """
            services:
              moltbot-gateway:
                image: moltbot
                user: "1000"
                volumes:
                  - ./state:/home/node/.moltbot
                  - ${UNSET}:/home/node/clawd
                  - /var/run/docker.sock:/var/run/docker.sock
                environment: [DOCKER_HOST=tcp://proxy:2375, "NAME=a $${b}", PASSED]
            """))));

        Assert.Contains("    volumes: !override\n      - ./state:/home/node/.moltbot\n      - ${UNSET}:/home/node/clawd\n", text, StringComparison.Ordinal);
        Assert.Contains("    environment: !override\n      \"NAME\": \"a $${b}\"\n      \"PASSED\":\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_ports_of_a_shared_namespace_stay_with_its_owner()
    {
        var text = Override(Plan(Files(("docker-compose.yml", """
            services:
              vpn: { image: vpn, ports: ["18789:18789"] }
              moltbot-gateway: { image: moltbot, network_mode: "service:vpn", command: [node, dist/index.js, gateway, --bind, loopback] }
            """))));

        Assert.Contains("  \"vpn\":\n    # MBH1001, MBH1002: on loopback only, and in place of the base's list\n    ports: !override\n      - \"127.0.0.1:18789:18789\"\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("forwarder", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_and_texts_that_yaml_would_take_for_something_else_are_quoted()
    {
        var tree = Files(("docker-compose.yml", """
            services:
              "1.5": { image: web, ports: ["80:80"] }
              moltbot-gateway-forwarder: { image: other }
              moltbot-gateway: { image: moltbot, profiles: [chat], command: [node, dist/index.js, gateway, --name, "\U0001F99E: #1"] }
            """));
        var text = Override(Plan(tree));

        Assert.Contains("  \"1.5\":\n", text, StringComparison.Ordinal);
        Assert.Contains("  \"moltbot-gateway-forwarder-2\":\n", text, StringComparison.Ordinal);
        Assert.Contains("    profiles: [\"chat\"]\n", text, StringComparison.Ordinal);
        Assert.Contains("- \"\U0001F99E: #1\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_compose_file_only_the_config_and_what_belongs_to_it_are_emitted() => Assert.Equal(
        ["openclaw.json", "secrets.env.example", "gitignore.fragment", "dockerignore.fragment", "OPERATORS.md", "manifest.json"],
        Computed(Plan(Files(("openclaw.json", "{ gateway: { mode: \"local\" } }")))));

    [Fact]
    public void With_several_sets_each_override_has_a_folder() => Assert.Equal(
        ["docker-compose/docker-compose.override.yml", "docker-compose.tools/docker-compose.override.yml", "moltbot.json", "secrets.env.example", "gitignore.fragment", "dockerignore.fragment", "OPERATORS.md", "manifest.json"],
        Computed(Plan(Files(("docker-compose.yml", Base), ("docker-compose.tools.yml", "services: { tool: { image: tool, ports: [\"80:80\"] } }")))));

    [Fact]
    public void Two_products_are_an_obstacle_that_a_property_removes()
    {
        var tree = Files(("moltbot.json", "{}"), ("openclaw.json", "{}"));

        Assert.Equal(["MBH0003"], Obstacles(Plan(tree)));
        Assert.Contains(Plan(tree, Requests.With("MoltbotProduct", "openclaw")).Files, static file => file.Path == "openclaw.json");
    }

    [Fact]
    public void An_input_that_cannot_be_read_is_an_obstacle() =>
        Assert.Equal(["MBH0001"], Obstacles(Plan(Files(("docker-compose.yml", "services: {")))));

    [Fact]
    public void An_open_policy_is_emitted_only_where_the_rule_is_lowered()
    {
        var tree = Files(("moltbot.json", "{}"));
        var open = Requests.With("MoltbotWhatsAppDmPolicy", "open");

        Assert.Contains("MBH5001", Obstacles(Plan(tree, open)));
        Assert.True(Plan(tree, open.Item("MoltbotRule", "MBH5001", ("Severity", "warning"), ("Justification", "a public bot without tools"))).MayBeWritten);
    }

    private static MemoryTree Files(params (string Path, string Text)[] files) =>
        files.Aggregate(new MemoryTree(), static (tree, file) => tree.With(file.Path, file.Text));

    private static HardenedBundle Plan(MemoryTree tree, DeploymentRequest? request = null) =>
        HardenedBundle.Plan(HardeningEngine.Judge(tree, request ?? Requests.Plain));

    /// <summary>Without the scripts and what they read, which <see cref="EmittedScriptsTests"/> looks at.</summary>
    private static IEnumerable<string> Computed(HardenedBundle bundle) => bundle.Files.Select(static file => file.Path)
        .Where(static path => !path.StartsWith("scripts/", StringComparison.Ordinal) && !path.StartsWith("systemd/", StringComparison.Ordinal) && !path.StartsWith("effective/", StringComparison.Ordinal));

    private static string Override(HardenedBundle bundle)
    {
        Assert.True(bundle.MayBeWritten, string.Join('\n', bundle.Obstacles.Select(static graded => $"{graded.Finding.At} {graded.Finding.Rule.Id} {graded.Finding.Message}")));
        return bundle.Files.First(static file => file.Path.EndsWith("override.yml", StringComparison.Ordinal)).Content;
    }

    private static string[] Obstacles(HardenedBundle bundle) => [.. bundle.Obstacles.Select(static graded => graded.Finding.Rule.Id).Distinct().Order(StringComparer.Ordinal)];
}
