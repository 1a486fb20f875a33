using System.Text.RegularExpressions;
using Moltbot.Hardening.Bundle;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>Every name of the emitted <c>secrets.env.example</c> is one that the gateway reads, base and override bring it into the gateway's container, and they ask the host for nothing else.</summary>
public sealed partial class SecretsDeliveryTests
{
    /// <summary>What providers and channels call their secrets, whichever product reads them.</summary>
    private static readonly string[] OfEveryProduct = ["ANTHROPIC_API_KEY", "OPENAI_API_KEY", "GEMINI_API_KEY", "TELEGRAM_BOT_TOKEN", "DISCORD_BOT_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"];

    public static TheoryData<string, string, string> Variants
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var product in Product.All)
            {
                foreach (var topology in (string[])["loopback", "published", "host"])
                {
                    all.Add(product.Name, "env", topology);
                }
            }

            foreach (var topology in (string[])["loopback", "published", "host"])
            {
                all.Add("openclaw", "file", topology);
                all.Add("openclaw", "docker-secret", topology);
                all.Add("openclaw", "systemd-credential", topology);
            }

            // A proxy comes in by the compose network alone.
            all.Add("openclaw", "trusted-proxy", "published");
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Each_name_reaches_the_gateway_and_nothing_else_is_asked_for(string product, string token, string topology)
    {
        var (names, hardened) = Emitted(product, token, topology);
        var set = Assert.Single(hardened.Sets);
        var gateway = Assert.Single(set.Gateways);
        var variable = Product.Named(product)?.TokenVariable ?? "";

        string[] expected = [.. OfEveryProduct, .. token switch { "env" => new[] { variable }, "docker-secret" => [variable + "_FILE"], _ => [] }, "STATE_ON_HOST"];
        Assert.Equal(expected.Order(StringComparer.Ordinal), names.Order(StringComparer.Ordinal));

        // A null value is handed on as the secrets file sets it; a guarded one is its token.
        Assert.All(OfEveryProduct, name => Assert.Null(Assert.IsType<ComposeScalar>(Assert.Single(gateway.Environment.Entries, entry => entry.Key == name).Value).Value));
        Assert.Equal(token == "env", gateway.Variable(variable) is { IsHole: true } guarded && guarded.Text.StartsWith($"${{{variable}:?", StringComparison.Ordinal));
        Assert.Equal(token == "docker-secret", SecretFile(set, gateway) is { } file && file.StartsWith($"${{{variable}_FILE:?", StringComparison.Ordinal));
        Assert.Contains(gateway.Volumes, static volume => volume.Source.StartsWith("${STATE_ON_HOST:?", StringComparison.Ordinal));

        // systemd sets the folder's name for what a unit starts.
        string[] bySystemd = token == "systemd-credential" ? ["CREDENTIALS_DIRECTORY"] : [];
        Assert.Equal(bySystemd, HostVariables.Of(hardened).Except(names).Order(StringComparer.Ordinal));
        Assert.Equal(names.Order(StringComparer.Ordinal), HostVariables.Of(hardened).Except(bySystemd).Concat(HandedOn(set)).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>The names of the lines of an emitted example.</summary>
    internal static string[] Names(string example) => [.. Name().Matches(example).Select(static match => match.Groups["name"].Value)];

    private static IEnumerable<string> HandedOn(ServiceSet set) =>
        set.Services.SelectMany(static service => service.Environment.Entries).Where(static entry => entry.Value is ComposeScalar { Value: null }).Select(static entry => entry.Key);

    /// <summary>The file of the secret that the gateway has mounted.</summary>
    private static string? SecretFile(ServiceSet set, Service gateway) =>
        gateway.Model["secrets"] is ComposeSequence { Items: [ComposeMapping mounted] } && set.Compose.Model["secrets"] is ComposeMapping defined && defined[mounted.Text("source") ?? ""] is ComposeMapping secret
            ? secret.Text("file")
            : null;

    private static (string[] Names, Deployment Hardened) Emitted(string product, string token, string topology)
    {
        var tree = new MemoryTree()
            .With("docker-compose.yml", $$"""
                services:
                  {{product}}-gateway:
                    image: {{product}}:1
                    command: [node, dist/index.js, gateway, --bind, lan]
                    volumes: ["${STATE_ON_HOST:?where the state is}:/home/node/.{{product}}"]
                    ports: ["18789:18789"]
                """)
            .With(product + ".json", """{ gateway: { mode: "local" }, channels: { telegram: { enabled: true }, discord: { enabled: true }, slack: { enabled: true }, whatsapp: {} } }""");
        var request = EmittedVariants.Token(Requests.With("MoltbotTopology", topology).With("MoltbotProduct", product), token);
        var bundle = HardenedBundle.Plan(HardeningEngine.Judge(tree, request));
        Assert.True(bundle.MayBeWritten, string.Join('\n', bundle.Obstacles.Select(static obstacle => obstacle.Finding.Message)));
        string Text(string path) => bundle.Files.Single(file => file.Path == path).Content;
        return (Names(Text(SecretsEnvExample.FileName)), HardeningEngine.Judge(tree.With("docker-compose.override.yml", Text("docker-compose.override.yml")), request).Deployment);
    }

    [GeneratedRegex("^(?<name>[A-Z][A-Z0-9_]*)=$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Name();
}
