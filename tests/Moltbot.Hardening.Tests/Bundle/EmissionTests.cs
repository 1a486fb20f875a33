using System.Text.Json;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>Every product, topology, preset, kind of secret and way to sign in: emitted, committed beside its base, and judged by every rule.</summary>
public sealed class EmissionTests
{
    private static readonly JsonDocumentOptions Comments = new() { CommentHandling = JsonCommentHandling.Skip };

    [Theory]
    [MemberData(nameof(Possible))]
    public void Base_and_bundle_have_neither_error_nor_warning(string product, string topology, string preset, string secrets, string auth)
    {
        var owner = Of(product);
        var request = Request(product, topology, preset, secrets, auth);
        var tree = Base(owner);
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, request));
        Assert.Empty(bundle.Obstacles.Select(static graded => graded.Finding.Message));

        var emitted = tree.With("compose.override.yaml", Content(bundle, "compose.override.yaml")).With(owner.ConfigFile, Content(bundle, owner.ConfigFile));
        var found = HardeningEngine.Judge(emitted, request).Findings.Where(static graded => graded is { Severity: >= Severity.Warning, IsWaived: false });

        Assert.Empty(found.Select(static graded => $"{graded.Finding.Rule.Id} {graded.Finding.At}: {graded.Finding.Message}"));
    }

    [Fact]
    public void The_base_alone_has_errors_so_that_their_absence_says_something()
    {
        var found = HardeningEngine.Judge(Base(Product.Openclaw), Request("openclaw", "Loopback", "personal", "env", "token")).Findings;

        Assert.Superset(new HashSet<string> { "MBH1001", "MBH1003", "MBH2004", "MBH2005" }, found.Where(static graded => graded.Severity >= Severity.Warning).Select(static graded => graded.Finding.Rule.Id).ToHashSet());
    }

    [SharedTheory]
    [MemberData(nameof(Possible))]
    public void The_config_fits_the_gateways_own_schema(string product, string topology, string preset, string secrets, string auth)
    {
        var owner = Of(product);
        using var schema = JsonDocument.Parse(File.ReadAllText(Shared.PathOf("facts", "gateway-schema", $"{product}-{owner.ExaminedVersion}.json")));
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(Base(owner), Request(product, topology, preset, secrets, auth)));
        using var config = JsonDocument.Parse(Content(bundle, owner.ConfigFile), Comments);

        Assert.True(new JsonSchemaOracle(schema.RootElement).Fits(config.RootElement));
    }

    [Theory]
    [InlineData("clawdbot", "MoltbotSecrets", "docker-secret", "takes its token as a string alone")]
    [InlineData("moltbot", "MoltbotSecrets", "file", "write env")]
    [InlineData("moltbot", "MoltbotAuth", "trusted-proxy", "knows token and password alone; write token")]
    public void What_the_gateway_does_not_take_is_told(string product, string property, string value, string why)
    {
        var request = property == "MoltbotAuth" ? Request(product, "Published", "personal", "env", value) : Request(product, "Loopback", "personal", value, "token");

        var obstacle = Assert.Single(HardenedBundle.Plan(HardeningEngine.Judge(Base(Of(product)), request)).Obstacles).Finding;

        Assert.Equal("MBH0003", obstacle.Rule.Id);
        Assert.StartsWith($"{property} is {value}, but {product}", obstacle.Message, StringComparison.Ordinal);
        Assert.Contains(why, obstacle.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_docker_secret_is_defined_mounted_and_read_and_no_variable_holds_the_token()
    {
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(Base(Product.Openclaw), Request("openclaw", "Loopback", "personal", "docker-secret", "token")));
        var text = Content(bundle, "compose.override.yaml");

        Assert.Contains("    secrets:\n      - openclaw_gateway_token\n", text, StringComparison.Ordinal);
        Assert.Contains("\nsecrets:\n  openclaw_gateway_token:\n", text, StringComparison.Ordinal);
        Assert.Contains("    file: \"${OPENCLAW_GATEWAY_TOKEN_FILE:?", text, StringComparison.Ordinal);
        Assert.DoesNotContain("OPENCLAW_GATEWAY_TOKEN:", text, StringComparison.Ordinal);
        Assert.Contains("    environment: !override\n      \"TZ\": \"UTC\"\n", text, StringComparison.Ordinal);
        Assert.Contains("\"path\": \"/run/secrets/openclaw_gateway_token\"", Content(bundle, "openclaw.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_credential_is_found_in_the_container_where_the_config_looks_for_it()
    {
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(Base(Product.Openclaw), Request("openclaw", "Host", "personal", "systemd-credential", "token")));

        Assert.Contains("      CREDENTIALS_DIRECTORY: /run/secrets\n", Content(bundle, "compose.override.yaml"), StringComparison.Ordinal);
        Assert.Contains("/openclaw_gateway_token\"", Content(bundle, "compose.override.yaml"), StringComparison.Ordinal);
        Assert.Contains("\"path\": \"${CREDENTIALS_DIRECTORY}/openclaw_gateway_token\"", Content(bundle, "openclaw.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void Behind_a_trusted_proxy_there_is_no_token()
    {
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(Base(Product.Openclaw), Request("openclaw", "Published", "personal", "env", "trusted-proxy")));

        Assert.All(["compose.override.yaml", "openclaw.json"], file => Assert.DoesNotContain("OPENCLAW_GATEWAY_TOKEN", Content(bundle, file), StringComparison.Ordinal));
        Assert.Contains("\"userHeader\": \"x-forwarded-user\"", Content(bundle, "openclaw.json"), StringComparison.Ordinal);
        Assert.Contains("\"trustedProxies\": [\"172.30.0.2\"]", Content(bundle, "openclaw.json"), StringComparison.Ordinal);
    }

    public static TheoryData<string, string, string, string, string> Possible()
    {
        var all = new TheoryData<string, string, string, string, string>();
        foreach (var product in Product.All.Select(static product => product.Name))
        {
            foreach (var topology in Enum.GetNames<Topology>())
            {
                foreach (var preset in WhatsAppPreset.All.Select(static preset => preset.Name))
                {
                    foreach (var secrets in product == "openclaw" ? SecretsKinds.Words : ["env"])
                    {
                        all.Add(product, topology, preset, secrets, "token");
                    }

                    if (product == "openclaw" && topology == nameof(Topology.Published))
                    {
                        all.Add(product, topology, preset, "env", "trusted-proxy");
                    }
                }
            }
        }

        return all;
    }

    private static Product Of(string name) => Product.Named(name) ?? throw new InvalidOperationException(name);

    private static DeploymentRequest Request(string product, string topology, string preset, string secrets, string auth)
    {
        var request = Requests.With("MoltbotProduct", product).With("MoltbotTopology", topology.ToLowerInvariant())
            .With("MoltbotWhatsAppPreset", preset).With("MoltbotSecrets", secrets).With("MoltbotAuth", auth)
            .Item("MoltbotWhatsAppDmAllow", "+4915112345678").Item("MoltbotWhatsAppGroupAllow", "120363000000000000@g.us");
        request = preset == "public" ? request.Item("MoltbotWaiver", "MBH5001", ("Justification", "a public bot without tools")) : request;
        return auth == "token" ? request
            : request.With("MoltbotTrustedProxyUserHeader", "x-forwarded-user").Item("MoltbotTrustedProxy", "172.30.0.2").Item("MoltbotTrustedProxyUser", "you@example.com");
    }

    /// <summary>What an author writes who asks for the token and publishes the port on every interface.</summary>
    private static MemoryTree Base(Product product) => new MemoryTree().With("compose.yaml", $$"""
        services:
          {{product.Name}}-gateway:
            image: {{product.Name}}:{{product.ExaminedVersion}}
            command: [node, dist/index.js, gateway, --bind, lan, --port, "18789"]
            environment:
              TZ: UTC
              {{product.TokenVariable}}: "${{{product.TokenVariable}}:?}"
            ports: ["18789:18789"]
            volumes: ["${STATE_DIR:?}:/home/node/{{product.StateDirectories[0]}}"]
        """);

    private static string Content(HardenedBundle bundle, string path) => bundle.Files.Single(file => file.Path == path).Content;
}
