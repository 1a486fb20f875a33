using Moltbot.Hardening.Rules.Gate;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gate;

public sealed class InvalidSettingTests() : RuleTests(nameof(InvalidSetting))
{
    private const string Clean = "-- Dockerfile --\nFROM scratch\n";

    private const string Reported = """
        -- deployment.proj --
        {|MBH0003:|}
        -- Dockerfile --
        FROM scratch

        """;

    [Theory]
    [InlineData("MoltbotTopology", "bridge", "write loopback, published or host")]
    [InlineData("MoltbotMode", "off", "write enforce or warn")]
    [InlineData("MoltbotAllowWaivers", "never", "write true or false")]
    [InlineData("MoltbotToday", "tomorrow", "write a day as yyyy-MM-dd")]
    [InlineData("MoltbotProduct", "clawbot", "write auto, clawdbot, moltbot or openclaw")]
    [InlineData("MoltbotGatewayPort", "70000", "write a port from 1 to 65535")]
    [InlineData("MoltbotHardeningEnabled", "nope", "write true or false")]
    [InlineData("MoltbotRoot", "nowhere", "which is no folder")]
    [InlineData("MoltbotRuleSet", "0.9.0", "write 1.0.0")]
    [InlineData("MoltbotRuleSet", "latest", "write 1.0.0")]
    [InlineData("MoltbotSecrets", "vault", "write env, file, docker-secret or systemd-credential")]
    [InlineData("MoltbotAuth", "none", "write token or trusted-proxy")]
    [InlineData("MoltbotWhatsAppPreset", "friends", "write personal, family, team or public")]
    [InlineData("MoltbotWhatsAppPreset", "public", "breaks MBH5001 by design")]
    [InlineData("MoltbotTrustedProxyUserHeader", "x-forwarded-user", "write MoltbotAuth=trusted-proxy, or remove it")]
    [InlineData("MoltbotVerifyArtifacts", "yes", "write false or true")]
    public void A_value_that_is_not_one_of_its_values_is_reported(string property, string value, string advice)
    {
        var findings = Expect(Reported, Requests.With(property, value));

        Assert.Contains(advice, findings[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MBH1001", "warning", null)]
    [InlineData("MBH1001", "none", " ")]
    [InlineData("MBH0001", "none", "whatever it is")]
    [InlineData("MBH9999", "none", null)]
    [InlineData("MBH1004", "fatal", null)]
    public void A_rule_item_that_may_not_be_is_reported(string rule, string severity, string? justification) => Expect(
        Reported,
        justification is null
            ? Requests.Plain.Item("MoltbotRule", rule, ("Severity", severity))
            : Requests.Plain.Item("MoltbotRule", rule, ("Severity", severity), ("Justification", justification)),
        throughEngine: true);

    [Theory]
    [InlineData("MBH1001", "warning", "a lab without a network")]
    [InlineData("MBH1004", "none", null)]
    [InlineData("MBH1004", "error", null)]
    public void One_that_may_be_is_not(string rule, string severity, string? justification) => Expect(
        Clean,
        justification is null
            ? Requests.Plain.Item("MoltbotRule", rule, ("Severity", severity))
            : Requests.Plain.Item("MoltbotRule", rule, ("Severity", severity), ("Justification", justification)),
        throughEngine: true);

    [Fact]
    public void A_list_of_rules_that_names_none_is_reported()
    {
        var findings = Expect(Reported, Requests.With("MoltbotNonWaivable", "MBH1001;MBH2O02"), throughEngine: true);

        Assert.Contains("did you mean MBH2002?", findings[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loosening_setting_from_the_environment_is_reported_and_from_the_project_it_is_not()
    {
        var request = Requests.With("MoltbotMode", "warn");

        Expect(Reported, request with { FromEnvironment = request.FromEnvironment.Add("moltbotmode") });
        Expect(Clean, request);
    }

    [Fact]
    public void Two_sets_of_one_name_are_reported() => Expect(
        """
        -- deployment.proj --
        {|MBH0003:|}
        -- a.yml --
        services: { app: { image: app } }
        -- b.yml --
        services: { app: { image: app } }
        """,
        Requests.Plain.Item("MoltbotCompose", "a.yml", ("Name", "one")).Item("MoltbotCompose", "b.yml", ("Name", "one")));

    [Theory]
    [InlineData("../out")]
    [InlineData("/tmp/out")]
    public void A_name_that_leads_out_of_the_folder_is_reported(string name) => Expect(
        """
        -- deployment.proj --
        {|MBH0003:|}
        -- a.yml --
        services: { app: { image: app } }
        """,
        Requests.Plain.Item("MoltbotCompose", "a.yml", ("Name", name)));
}

public sealed class GateLoosenedTests() : RuleTests(nameof(GateLoosened))
{
    [Theory]
    [InlineData("MoltbotHardeningEnabled", "false")]
    [InlineData("MoltbotMode", "warn")]
    [InlineData("MoltbotRequireInputs", "FALSE")]
    [InlineData("EnableDefaultMoltbotItems", "false")]
    [InlineData("MoltbotPreset", "essential")]
    [InlineData("MoltbotRuleSet", "0.9.0")]
    [InlineData("MoltbotAllowWaivers", "true")]
    [InlineData("MoltbotToday", "2026-11-22")]
    public void A_loosening_setting_is_told(string property, string value) => Expect("""
        -- deployment.proj --
        {|MBH0008:|}
        """, Requests.With(property, value));

    [Theory]
    [InlineData("MoltbotMode", "enforce")]
    [InlineData("MoltbotPreset", "strict")]
    [InlineData("MoltbotRuleSet", "1.0.0")]
    [InlineData("MoltbotHardeningEnabled", "true")]
    [InlineData("MoltbotAllowWaivers", "false")]
    [InlineData("MoltbotNonWaivable", "MBH2002")]
    public void One_that_does_not_loosen_is_not(string property, string value) => Expect("-- Dockerfile --\nFROM scratch\n", Requests.With(property, value));
}
