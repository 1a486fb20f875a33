using Moltbot.Hardening.Rules.Channels;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Channels;

public sealed class AllowlistEntryMalformedTests() : RuleTests(nameof(AllowlistEntryMalformed))
{
    [Theory]
    [InlineData("""{ channels: { whatsapp: { allowFrom: [{|MBH5004:"015112345678"|}, {|MBH5004:"me"|}, {|MBH5004:"+49"|}] } } }""")]
    [InlineData("""{ channels: { whatsapp: { groupAllowFrom: [{|MBH5004:"120363000000000000@g.us"|}] } } }""")]
    [InlineData("""{ channels: { whatsapp: { groups: { {|MBH5004:"Family"|}: {} } } } }""")]
    [InlineData("""{ channels: { whatsapp: { accounts: { home: { allowFrom: [{|MBH5004:"4915112345678"|}] } } } } }""")]
    [InlineData("""{ channels: { telegram: { allowFrom: [{|MBH5004:"@me"|}], groups: { {|MBH5004:"friends"|}: {} } } } }""")]
    [InlineData("""{ channels: { signal: { allowFrom: [{|MBH5004:"me"|}] } } }""")]
    [InlineData("""{ channels: { discord: { allowFrom: [{|MBH5004:"me#1234"|}] } } }""")]
    [InlineData("""{ channels: { slack: { channels: { C1: { users: [{|MBH5004:"@me"|}] } } } } }""")]
    [InlineData("""{ channels: { matrix: { groupAllowFrom: [{|MBH5004:"me"|}], rooms: { {|MBH5004:"ops"|}: {} } } } }""")]
    public void An_entry_that_names_nobody_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ channels: { whatsapp: { allowFrom: ["+4915112345678", "whatsapp:+4915112345678", "+49 151 12345678", "*"], groups: { "*": {}, "120363000000000000@g.us": {}, "4915112345678-1600000000@g.us": {} } } } }""")]
    [InlineData("""{ channels: { telegram: { allowFrom: [123456789, "tg:123456789"], groups: { "-1001234567890": {}, "*": {} } } } }""")]
    [InlineData("""{ channels: { signal: { allowFrom: ["+4915112345678", "uuid:9c3f0c2e-3f0d-4f0e-9d0c-3f0d4f0e9d0c"] } } }""")]
    [InlineData("""{ channels: { discord: { allowFrom: ["123456789012345678"] } } }""")]
    [InlineData("""{ channels: { discord: { dangerouslyAllowNameMatching: true, allowFrom: ["me#1234"] } } }""")]
    [InlineData("""{ channels: { matrix: { groupAllowFrom: ["@me:example.org"], rooms: { "!abc:example.org": {} } } } }""")]
    [InlineData("""{ channels: { imessage: { allowFrom: ["me@example.com"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { allowFrom: ["${OWNER}", "accessGroup:family"] } } }""")]
    [InlineData("""{ channels: { telegram: { enabled: false, allowFrom: ["@me"] } } }""")]
    public void An_address_of_the_channel_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void Until_moltbot_a_telegram_name_was_taken() => Expect("""
        -- moltbot.json --
        { channels: { telegram: { allowFrom: ["@me"] }, discord: { dm: { allowFrom: ["me#1234"] } } } }
        """);

    [Fact]
    public void An_examples_gap_is_not() => Expect("""
        -- moltbot.example.json --
        { channels: { whatsapp: { allowFrom: ["+1XXXXXXXXXX", "<your number>"] } } }
        """);
}
