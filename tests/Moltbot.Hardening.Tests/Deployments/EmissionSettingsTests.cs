using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Deployments;

/// <summary>The settings that decide what is emitted, and what they may not say together.</summary>
public sealed class EmissionSettingsTests
{
    [Theory]
    [InlineData("personal", "pairing", "deny")]
    [InlineData("family", "allowlist", "mention-only")]
    [InlineData("team", "pairing", "allowlist")]
    public void A_preset_is_a_policy(string preset, string dm, string group)
    {
        var (settings, faults) = Read(Requests.With("MoltbotWhatsAppPreset", preset));

        Assert.Empty(faults);
        Assert.Equal(new WhatsAppPolicy(dm, group, true), settings.WhatsApp);
    }

    [Fact]
    public void A_property_wins_over_the_preset()
    {
        var (settings, faults) = Read(Requests.With("MoltbotWhatsAppPreset", "team").With("MoltbotWhatsAppDmPolicy", "disabled"));

        Assert.Empty(faults);
        Assert.Equal(new WhatsAppPolicy("disabled", "allowlist", true), settings.WhatsApp);
    }

    [Theory]
    [InlineData("personal", "MoltbotWhatsAppGroupPolicy", "allowlist")]
    [InlineData("family", "MoltbotWhatsAppDmPolicy", "pairing")]
    [InlineData("team", "MoltbotWhatsAppRequireMention", "false")]
    public void A_property_that_opens_more_than_the_preset_contradicts_it(string preset, string property, string value) => Assert.Contains(
        $"{property} is '{value}', which opens more than the preset '{preset}' stands for",
        Assert.Single(Read(Requests.With("MoltbotWhatsAppPreset", preset).With(property, value)).Faults),
        StringComparison.Ordinal);

    [Fact]
    public void A_public_bot_takes_a_waiver_of_the_rule_that_it_breaks()
    {
        var request = Requests.With("MoltbotWhatsAppPreset", "public");

        Assert.Contains("<MoltbotWaiver Include=\"MBH5001\"", Assert.Single(Read(request).Faults), StringComparison.Ordinal);
        Assert.NotEmpty(Read(request.Item("MoltbotWaiver", "MBH5002")).Faults);
        Assert.Empty(Read(request.Item("MoltbotWaiver", "MBH5001")).Faults);
    }

    [Fact]
    public void A_public_bot_that_hears_no_stranger_breaks_nothing() =>
        Assert.Empty(Read(Requests.With("MoltbotWhatsAppPreset", "public").With("MoltbotWhatsAppDmPolicy", "pairing")).Faults);

    [Fact]
    public void The_waiver_of_a_public_bot_has_its_use_before_the_config_is_there()
    {
        var tree = new MemoryTree().With("compose.yaml", "services: { db: { image: postgres:17 } }");
        var waived = Requests.With("MoltbotWhatsAppPreset", "public").Item("MoltbotWaiver", "MBH5001", ("Justification", "a public bot without tools"));

        Assert.DoesNotContain(HardeningEngine.Judge(tree, waived).Findings, static graded => graded.Finding.Rule.Id == "MBH0005");
        Assert.Contains(HardeningEngine.Judge(tree, waived.With("MoltbotWhatsAppPreset", "team")).Findings, static graded => graded.Finding.Rule.Id == "MBH0005");
    }

    [Fact]
    public void A_trusted_proxy_is_read_whole()
    {
        var (settings, faults) = Read(Proxy);

        Assert.Empty(faults);
        Assert.Equal("x-forwarded-user", settings.TrustedProxy?.UserHeader);
        Assert.Equal("you@example.com", Assert.Single(settings.TrustedProxy?.Users ?? []));
        Assert.Equal("172.30.0.2", Assert.Single(settings.TrustedProxies));
    }

    [Theory]
    [InlineData("MoltbotTopology", "loopback", "takes every client for a local one")]
    [InlineData("MoltbotTopology", "host", "takes every client for a local one")]
    [InlineData("MoltbotTrustedProxyUserHeader", "", "does not name the header")]
    [InlineData("MoltbotSecrets", "file", "the gateway has no token; remove MoltbotSecrets")]
    public void A_trusted_proxy_without_what_it_needs_is_reported(string property, string value, string why) =>
        Assert.Contains(why, Assert.Single(Read(Proxy.With(property, value)).Faults), StringComparison.Ordinal);

    [Theory]
    [InlineData("MoltbotTrustedProxyUser", "whoever the proxy signs in would command the gateway")]
    [InlineData("MoltbotTrustedProxy", "names the proxy's address")]
    public void A_trusted_proxy_without_users_or_address_is_reported(string item, string why) => Assert.Contains(
        why,
        Assert.Single(Read(Proxy with { Items = [.. Proxy.Items.Where(other => other.Type != item)] }).Faults),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("172.30.0.0/24")]
    [InlineData("*")]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("proxy")]
    [InlineData("172.30.2")]
    public void Only_the_address_of_one_machine_is_a_trusted_proxy(string address) => Assert.Contains(
        "is not the address of one machine",
        Assert.Single(Read(Requests.Plain.Item("MoltbotTrustedProxy", address)).Faults),
        StringComparison.Ordinal);

    private static DeploymentRequest Proxy { get; } = Requests.With("MoltbotAuth", "trusted-proxy")
        .With("MoltbotTopology", "published").With("MoltbotTrustedProxyUserHeader", "x-forwarded-user")
        .Item("MoltbotTrustedProxy", "172.30.0.2").Item("MoltbotTrustedProxyUser", "you@example.com");

    private static (Settings Settings, string[] Faults) Read(DeploymentRequest request)
    {
        var deployment = DeploymentReader.Read(new MemoryTree(), request);
        return (deployment.Settings, [.. deployment.Problems.Where(static problem => problem.Message.StartsWith("Moltbot", StringComparison.Ordinal)).Select(static problem => problem.Message)]);
    }
}
