using Moltbot.Hardening.Rules.Channels;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Channels;

public sealed class WebhookUnsignedTests() : RuleTests(nameof(WebhookUnsigned))
{
    [Theory]
    [InlineData("""{ channels: { telegram: { webhookUrl: {|MBH5005:"https://bot.example.com/tg"|} } } }""")]
    [InlineData("""{ channels: { telegram: { webhookUrl: {|MBH5005:"${WEBHOOK_URL}"|}, webhookSecret: "" } } }""")]
    [InlineData("""{ channels: { telegram: { accounts: { a: { webhookUrl: {|MBH5005:"https://bot.example.com/tg"|} } } } } }""")]
    [InlineData("""{ channels: { slack: { mode: {|MBH5005:"http"|} } } }""")]
    [InlineData("""{ channels: { zalo: { webhookUrl: {|MBH5005:"https://bot.example.com/z"|} } } }""")]
    [InlineData("""{ channels: { feishu: { connectionMode: {|MBH5005:"webhook"|} } } }""")]
    [InlineData("""{ plugins: { entries: { "voice-call": { config: { provider: {|MBH5005:"telnyx"|} } } } } }""")]
    [InlineData("""{ plugins: { entries: { "voice-call": { config: { skipSignatureVerification: {|MBH5005:true|} } } } } }""")]
    public void A_webhook_without_its_secret_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ channels: { telegram: { webhookUrl: "https://bot.example.com/tg", webhookSecret: "${TELEGRAM_WEBHOOK_SECRET}" } } }""")]
    [InlineData("""{ channels: { telegram: { webhookSecret: "${S}", accounts: { a: { webhookUrl: "https://bot.example.com/tg" } } } } }""")]
    [InlineData("""{ channels: { telegram: { webhookUrl: "https://bot.example.com/tg", accounts: { a: { webhookSecret: "${A}" }, b: { webhookSecret: "${B}" } } } } }""")]
    [InlineData("""{ channels: { telegram: { enabled: false, webhookUrl: "https://bot.example.com/tg" } } }""")]
    [InlineData("""{ channels: { telegram: {} } }""")]
    [InlineData("""{ channels: { slack: { mode: "socket" } } }""")]
    [InlineData("""{ channels: { slack: { mode: "http", signingSecret: "${SLACK_SIGNING_SECRET}" } } }""")]
    [InlineData("""{ channels: { telegram: { webhookUrl: "https://bot.example.com/tg", $include: "./secret.json5" } } }""")]
    [InlineData("""{ plugins: { entries: { "voice-call": { enabled: false, config: { provider: "telnyx" } } } } }""")]
    [InlineData("""{ plugins: { entries: { "voice-call": { config: { provider: "telnyx", telnyx: { publicKey: "${K}" } } } } } }""")]
    public void A_webhook_with_it_or_none_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void Bluebubbles_is_told_apart_by_its_password() => Expect("""
        -- moltbot.json --
        { channels: { bluebubbles: { webhookPath: {|MBH5005:"/bb"|} } } }
        """);
}
