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

    [Theory]
    [InlineData("{ $include: './secrets.json', gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }")]
    [InlineData("{ $include: './secrets.json', gateway: { auth: { token: { source: 'env', provider: 'default', id: 'OPENCLAW_GATEWAY_TOKEN' } } } }")]
    [InlineData("{ $include: './secrets.json', gateway: { auth: { token: null } } }")]
    [InlineData("{ $include: ['./secrets.json', './other.json'] }")]
    [InlineData("{ $include: ['./secrets.json', './secrets.json', './other.json'] }")]
    public void A_literal_that_the_including_file_overrides_still_stands_in_the_included_one(string config)
    {
        var finding = Assert.Single(Expect($$$"""
            -- openclaw.json --
            {{{config}}}
            -- secrets.json --
            { gateway: { auth: { token: {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
            -- other.json --
            { gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }
            """));

        Assert.Equal(
            "the gateway's token is written in the file (e1ce***, 32 characters): what includes this file overrides it, and still whoever reads the file, its history or a backup has it; "
            + "write \"${OPENCLAW_GATEWAY_TOKEN}\", and make a new one: this one is known",
            finding.Message);
        Assert.Equal("/gateway/auth/token", finding.Pointer);
    }

    [Fact]
    public void Of_three_files_each_that_holds_a_literal_is_told_of() => Expect("""
        -- openclaw.json --
        { $include: ['./one.json', './two.json'], gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }
        -- one.json --
        { gateway: { auth: { token: {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
        -- two.json --
        { gateway: { auth: { token: {|MBH4006:"f1cec302e05ce0a2e409aa2f14e08d34"|} } } }
        """);

    [Theory]
    [InlineData("'./one.json', './one.json'")]
    [InlineData("'./one.json', './empty.json', './one.json'")]
    [InlineData("'./one.json', './two.json', './one.json', './two.json', './one.json'")]
    public void A_file_that_is_included_twice_holds_one_secret(string includes)
    {
        var finding = Assert.Single(Expect($$"""
            -- openclaw.json --
            { $include: [{{includes}}] }
            -- one.json --
            { gateway: { auth: { token: {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
            -- two.json --
            { gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }
            -- empty.json --
            {}
            """));

        Assert.DoesNotContain("overrides it", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_one_configuration_takes_and_another_overrides_is_told_once() => Expect("""
        -- openclaw.json --
        { $include: './secrets.json', gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }
        -- openclaw.example.json --
        { $include: './secrets.json' }
        -- secrets.json --
        { gateway: { auth: { token: {|MBH4006:"e1cec302e05ce0a2e409aa2f14e08d34"|} } } }
        """, throughEngine: true);

    [Theory]
    [InlineData("'${OTHER_TOKEN}'")]
    [InlineData("'changeme'")]
    [InlineData("''")]
    public void A_reference_or_placeholder_that_is_overridden_is_none(string token) => Expect($$"""
        -- openclaw.json --
        { $include: './secrets.json', gateway: { auth: { token: '${OPENCLAW_GATEWAY_TOKEN}' } } }
        -- secrets.json --
        { gateway: { auth: { token: {{token}} } } }
        """);
}
