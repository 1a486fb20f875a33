using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class GatewayTokenWeakTests() : RuleTests(nameof(GatewayTokenWeak))
{
    [Theory]
    [InlineData("", "is blank")]
    [InlineData("   ", "is blank")]
    [InlineData("undefined", "is the word 'undefined'")]
    [InlineData("NULL", "is the word 'NULL'")]
    [InlineData("changeme", "placeholder")]
    [InlineData("replace-with-long-random-token", "placeholder")]
    [InlineData("change-me-to-a-long-random-token", "placeholder")]
    [InlineData("<your-token-here>", "placeholder")]
    [InlineData("YOUR_SECURE_TOKEN_OF_32_CHARACTERS", "placeholder")]
    [InlineData("__GATEWAY_TOKEN__", "placeholder")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "placeholder")]
    [InlineData("...", "placeholder")]
    [InlineData("kJ8fQ2mZ", "has 8 characters")]
    [InlineData("kJ8fQ2mZkJ8fQ2mZkJ8fQ2mZkJ8fQ2m", "has 31 characters")]
    [InlineData("kJ8fQ2mZkJ8fQ2mZkJ8fQ2mZkJ8fQ2mZ", "repeats itself")]
    [InlineData("0123456789abcdefghijklmnopqrstuvwxyz", "in sequence")]
    [InlineData("aaaabbbbaaaaccccbbbbaaaaccccaaaabbbb", "in sequence")]
    [InlineData("m7zm7z7mzzm7zmz7mm7zm7z7zm7mz7mmzm7z", "in sequence")]
    public void A_secret_that_can_be_guessed_is_reported(string token, string why) => Assert.Contains(
        why,
        Assert.Single(Expect($$"""
            -- moltbot.json --
            { "gateway": { "auth": { "mode": "token", "token": {|MBH4005:"{{token}}"|} } } }
            """)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")]
    [InlineData("e1cec302e05ce0a2e409aa2f14e08d34")]
    [InlineData("k3J9sLw0Zq7Xv1Nn5Bt8Yc2Hd4Gf6PaR")]
    [InlineData("tundra-velvet-osprey-mitten-quarry-saddle")]
    public void A_long_random_one_is_not(string token) => Expect($$"""
        -- moltbot.json --
        { gateway: { auth: { token: "{{token}}" } } }
        """);

    [Theory]
    [InlineData("\"${CLAWDBOT_GATEWAY_TOKEN}\"")]
    [InlineData("\"prefix-${CLAWDBOT_GATEWAY_TOKEN}\"")]
    [InlineData("5")]
    public void What_is_referred_to_or_refused_is_not(string token) => Expect($$"""
        -- moltbot.json --
        { gateway: { auth: { token: {{token}} } } }
        """);

    [Fact]
    public void A_reference_of_openclaw_is_not() => Expect("""
        -- openclaw.json --
        { gateway: { auth: { token: "$OPENCLAW_GATEWAY_TOKEN", password: { source: "env", provider: "default", id: "X" } } } }
        """);

    [Fact]
    public void A_password_counts_like_a_token() => Assert.Contains("CLAWDBOT_GATEWAY_PASSWORD", Assert.Single(Expect("""
        -- clawdbot.json --
        { gateway: { auth: { mode: "password", password: {|MBH4005:'hunter2'|} } } }
        """)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("moltbot.json.example", Severity.Warning)]
    [InlineData("moltbot.template.json", Severity.Warning)]
    [InlineData("moltbot.json", Severity.Error)]
    public void In_an_example_it_is_a_warning(string name, Severity severity) => Assert.Equal(severity, Assert.Single(Expect($$"""
        -- {{name}} --
        { gateway: { auth: { token: {|MBH4005:"changeme"|} } } }
        """)).Severity);

    [Fact]
    public void The_whole_line_of_a_finding() => Assert.Equal(
        "the gateway's token has 8 characters: under 32 it can be found by trying; "
        + "write \"${OPENCLAW_GATEWAY_TOKEN}\" and set it to the output of 'openssl rand -hex 32'",
        Assert.Single(Expect("""
            -- openclaw.json --
            { gateway: { auth: { token: {|MBH4005:"kJ8fQ2mZ"|} } } }
            """)).Message);
}
