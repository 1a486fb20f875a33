using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class ConfigRejectedByGatewayTests() : RuleTests(nameof(ConfigRejectedByGateway))
{
    /// <summary>The settings that the project's first guide told its readers to write.</summary>
    private const string Guide = """
          gateway: { bind: "loopback", port: 18789, auth: { mode: "token", token: "<your-token-here>" } },
          logging: { REDACT: "tools" },
          channels: {
            whatsapp: {
              ENABLED: true, dmPolicy: "pairing", groupPolicy: {|MBH4001:"mention-only"|},
              {|MBH4001:dmAllowlist|}: [], {|MBH4001:groupAllowlist|}: [], {|MBH4001:requireMentionInGroups|}: true,
            },
          },
        """;

    [Theory]
    [InlineData("clawdbot", "redactSensitive", "{|MBH4001:enabled|}")]
    [InlineData("moltbot", "redactSensitive", "{|MBH4001:enabled|}")]
    [InlineData("openclaw", "{|MBH4001:redactSensitive|}", "enabled")]
    public void The_guides_words_are_refused_each_with_the_right_one_named(string product, string redact, string enabled)
    {
        var findings = Expect($"-- {product}.json --\n{{\n{Guide.Replace("REDACT", redact, StringComparison.Ordinal).Replace("ENABLED", enabled, StringComparison.Ordinal)}\n}}\n");

        Says(findings, "/channels/whatsapp/groupPolicy", "write \"allowlist\", and \"groups\": { \"*\": { \"requireMention\": true } } to be heard only when mentioned");
        Says(findings, "/channels/whatsapp/dmAllowlist", "'allowFrom'");
        Says(findings, "/channels/whatsapp/groupAllowlist", "keys of 'groups'");
        Says(findings, "/channels/whatsapp/requireMentionInGroups", "\"requireMention\": true");
        Assert.All(findings, static finding => Assert.Equal(Severity.Error, finding.Severity));
    }

    [Fact]
    public void The_whole_line_of_a_finding() => Assert.Equal(
        "moltbot 2026.1.27 refuses 'mention-only' for channels.whatsapp.groupPolicy and does not start with it; "
        + "write \"allowlist\", and \"groups\": { \"*\": { \"requireMention\": true } } to be heard only when mentioned",
        Assert.Single(Expect("""
            -- moltbot.json --
            { channels: { whatsapp: { groupPolicy: {|MBH4001:'mention-only'|} } } }
            """)).Message);

    [Theory]
    [InlineData("moltbot", "127.0.0.1", "write \"loopback\"")]
    [InlineData("moltbot", "localhost", "write \"loopback\"")]
    [InlineData("moltbot", "0.0.0.0", "\"lan\"")]
    [InlineData("moltbot", "192.168.1.4", "this version takes no address")]
    [InlineData("openclaw", "192.168.1.4", "\"custom\" with \"customBindHost\"")]
    [InlineData("openclaw", "fe80::1", "\"custom\" with \"customBindHost\"")]
    [InlineData("openclaw", "tailscale", "write \"tailnet\"")]
    [InlineData("openclaw", "loopbak", "write \"loopback\"")]
    [InlineData("openclaw", "somewhere", "it takes 'auto' or 'lan' or 'loopback' or 'custom' or 'tailnet'")]
    public void An_address_or_another_word_for_bind_is_refused(string product, string bind, string advice) => Assert.Contains(
        advice,
        Assert.Single(Expect($$"""
            -- {{product}}.json --
            { "gateway": { "mode": "local", "bind": {|MBH4001:"{{bind}}"|} } }
            """)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("""{ gateway: { auth: { mode: {|MBH4001:"off"|} } } }""", "write \"token\"")]
    [InlineData("""{ gateway: { auth: { mode: {|MBH4001:"none"|} } } }""", "write \"token\"")]
    [InlineData("""{ logging: { redactSensitive: {|MBH4001:"none"|} } }""", "write \"tools\"")]
    [InlineData("""{ logging: { redactSensitive: {|MBH4001:"all"|} } }""", "write \"tools\"")]
    [InlineData("""{ logging: { redactSensitive: {|MBH4001:true|} } }""", "write \"tools\"")]
    [InlineData("""{ gateway: { port: {|MBH4001:"18789"|} } }""", "write 18789 without quotes")]
    [InlineData("""{ gateway: { port: {|MBH4001:0|} } }""", "it takes a whole number over 0")]
    [InlineData("""{ gateway: { port: {|MBH4001:1.5|} } }""", "it takes a whole number over 0")]
    [InlineData("""{ gateway: { controlUi: { enabled: {|MBH4001:"true"|} } } }""", "write true without quotes")]
    [InlineData("""{ gateway: { {|MBH4001:tokne|}: 1, auth: { {|MBH4001:tokn|}: "x" } } }""", "write 'token'")]
    [InlineData("""{ gateway: { {|MBH4001:token|}: "s3cr3t-s3cr3t" } }""", "gateway.auth.token")]
    [InlineData("""{ {|MBH4001:whatsapp|}: { dmPolicy: "open" } }""", "channels stand below 'channels'")]
    [InlineData("""{ channels: { whatsapp: { allowFrom: {|MBH4001:"*"|} } } }""", "it takes a list of text")]
    [InlineData("""{ channels: { whatsapp: { allowFrom: [{|MBH4001:491234|}] } } }""", "it takes text")]
    [InlineData("""{ channels: { whatsapp: { accounts: { home: { groupPolicy: {|MBH4001:"deny"|} } } } } }""", "write \"disabled\"")]
    [InlineData("""{ bindings: [{|MBH4001:{ match: { channel: "x" } }|}] }""", "write it with text")]
    [InlineData("""{|MBH4001:[]|}""", "it takes an object")]
    public void What_the_schema_refuses_is_reported_at_its_place(string config, string advice) =>
        Assert.Contains(Expect($"-- moltbot.json --\n{config}\n"), finding => finding.Message.Contains(advice, StringComparison.Ordinal));

    [Theory]
    [InlineData("moltbot.json", """{ gateway: { mode: 'local', bind: "${BIND}", auth: { token: "${CLAWDBOT_GATEWAY_TOKEN}" } } }""")]
    [InlineData("moltbot.json", """{ channels: { matrix: {} }, plugins: { entries: { x: { enabled: true, config: {} } } } }""")]
    [InlineData("moltbot.json", """{ gateway: { port: 1 }, "gateway": { mode: "local", port: 18789 } }""")]
    [InlineData("moltbot.json", """{ gateway: { $include: "./gateway.json" } }""")]
    [InlineData("moltbot.template.json", """{ gateway: { port: ${PORT}, bind: "{{ bind }}", {{#x}} mode: {{mode}} {{/x}} } }""")]
    [InlineData("openclaw.json", """{ gateway: { auth: { mode: "none", token: { source: "env", provider: "default", id: "OPENCLAW_GATEWAY_TOKEN" } } } }""")]
    [InlineData("openclaw.json", """{ gateway: { bind: "custom", customBindHost: "192.168.1.4" } }""")]
    public void What_the_gateway_takes_is_not(string name, string config) => Expect($"-- {name} --\n{config}\n");

    [Theory]
    [InlineData("moltbot", """{ channels: { {|MBH4001:matrix|}: { anything: ['goes'] } }, plugins: { entries: { x: { {|MBH4001~:config|}: { y: 1 } } } } }""")]
    [InlineData("openclaw", """{ channels: { {|MBH4001:acme|}: { a: 1 }, whatsapp: { dmPolicy: "pairing" } }, plugins: { entries: { anthropic: { config: {} } } } }""")]
    [InlineData("openclaw", """{ plugins: { entries: { acme: { {|MBH4001:config|}: { a: 1 } } } } }""")]
    public void What_a_plugin_judges_itself_is_said_to_be_unchecked_once(string product, string config) =>
        Assert.Equal(Severity.Info, Assert.Single(Expect($"-- {product}.json --\n{config}\n")).Severity);

    [Theory]
    [InlineData(null, Severity.Error, Severity.Error)]
    [InlineData("2026.9.6", Severity.Error, Severity.Error)]
    [InlineData("2026.9.6-2", Severity.Error, Severity.Error)]
    [InlineData("2026.3.1", Severity.Error, Severity.Warning)]
    public void Of_a_version_that_was_not_examined_only_what_no_gateway_takes_is_an_error(string? version, Severity never, Severity once)
    {
        var findings = Expect(
            """
            -- openclaw.json --
            { gateway: { bind: {|MBH4001:"localhost"|} }, logging: { {|MBH4001:redactSensitive|}: "tools" } }
            """,
            version is null ? null : Requests.With("MoltbotProductVersion", version));

        Assert.Equal([never, once], findings.Select(static finding => finding.Severity));
    }

    [Fact]
    public void A_secret_is_not_shown() => Assert.DoesNotContain(
        "s3cr3t",
        Assert.Single(Expect("""
            -- openclaw.json --
            { gateway: { auth: { token: { source: "env", provider: "default", id: {|MBH4001:"s3cr3t-s3cr3t"|} } } } }
            """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Of_a_union_the_branch_that_was_meant_is_explained() => Assert.Contains(
        "misses the key 'id' in gateway.auth.token",
        Assert.Single(Expect("""
            -- openclaw.json --
            { gateway: { auth: { {|MBH4001:token|}: { source: "file", provider: "default" } } } }
            """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_file_that_cannot_be_read_is_not_judged_as_well() => Expect("""
        -- moltbot.json --
        { gateway: { nonsense: 1, bind: lan } }
        """);

    private static void Says(IReadOnlyList<Finding> findings, string pointer, string advice) =>
        Assert.Contains(advice, Assert.Single(findings, finding => finding.Pointer == pointer).Message, StringComparison.Ordinal);
}
