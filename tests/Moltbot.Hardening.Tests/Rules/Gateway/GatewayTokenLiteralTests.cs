using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class GatewayTokenLiteralTests() : RuleTests(nameof(GatewayTokenLiteral))
{
    [Fact]
    public void A_literal_token_is_reported_and_not_shown()
    {
        var finding = Assert.Single(Expect("""
            -- moltbot.json --
            { "gateway": { "auth": { "token": {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
            """));

        Assert.Equal(
            "the gateway's token is written in the file (e1ce***, 32 characters), so whoever reads the repository, a backup or an image has it; "
            + "write \"${CLAWDBOT_GATEWAY_TOKEN}\", and make a new one: this one is known",
            finding.Message);
        Assert.Equal("\"${CLAWDBOT_GATEWAY_TOKEN}\"", Assert.Single(finding.Fix?.Edits ?? []).NewText);
    }

    [Fact]
    public void A_literal_password_is_reported_and_of_a_short_one_nothing_is_shown() => Assert.Contains(
        "password is written in the file (7 characters)",
        Assert.Single(Expect("""
            -- openclaw.json --
            { gateway: { auth: { mode: 'password', password: {|MBH4006:'tr0ub4d'|} } } }
            """)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void In_a_template_a_literal_is_just_as_public() => Expect("""
        -- openclaw.template.json --
        { gateway: { auth: { token: {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
        """);

    [Theory]
    [InlineData("openclaw.json", "\"${OPENCLAW_GATEWAY_TOKEN}\"")]
    [InlineData("openclaw.json", "\"$OPENCLAW_GATEWAY_TOKEN\"")]
    [InlineData("openclaw.json", "{ source: 'file', provider: 'x', id: 'value' }")]
    [InlineData("openclaw.json", "\"\"")]
    [InlineData("openclaw.json", "\"<your-token-here>\"")]
    [InlineData("openclaw.json", "\"changeme\"")]
    [InlineData("openclaw.json", "null")]
    [InlineData("openclaw.template.json", "${TOKEN}")]
    [InlineData("openclaw.template.json", "\"{{ token }}\"")]
    [InlineData("openclaw.json.example", "\"{{ token }}\"")]
    public void A_reference_a_placeholder_or_nothing_is_not(string name, string token) => Expect($$"""
        -- {{name}} --
        { gateway: { auth: { token: {{token}} } } }
        """);
}
