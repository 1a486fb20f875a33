using Moltbot.Hardening.Rules.Channels;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Channels;

public sealed class AllowlistWildcardTests() : RuleTests(nameof(AllowlistWildcard))
{
    [Theory]
    [InlineData("""{ channels: { whatsapp: { groupAllowFrom: [{|MBH5003:"*"|}] } } }""")]
    [InlineData("""{ channels: { whatsapp: { accounts: { home: { groupAllowFrom: ["+1", {|MBH5003:"*"|}] } } } } }""")]
    [InlineData("""{ channels: { discord: { guilds: { "1": { users: [{|MBH5003:"*"|}], channels: { c: { roles: [{|MBH5003:"*"|}] } } } } } } }""")]
    [InlineData("""{ channels: { slack: { channels: { C1: { users: [{|MBH5003:"*"|}] } } } } }""")]
    [InlineData("""{ channels: { telegram: { groups: { "-1001": { allowFrom: [{|MBH5003:"*"|}], topics: { "7": { allowFrom: [{|MBH5003:"*"|}] } } } } } } }""")]
    [InlineData("""{ channels: { matrix: { autoJoinAllowlist: [{|MBH5003:"*"|}] } } }""")]
    [InlineData("""{ channels: { telegram: { dmPolicy: "disabled", allowFrom: [{|MBH5003:"*"|}] } } }""")]
    [InlineData("""{ channels: { telegram: { execApprovals: { approvers: [{|MBH5003:"*"|}] } } } }""")]
    [InlineData("""{ commands: { ownerAllowFrom: [{|MBH5003:"*"|}] } }""")]
    public void Everybody_on_a_list_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ channels: { whatsapp: { dmPolicy: "open", allowFrom: ["*"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { dmPolicy: "pairing", allowFrom: ["*"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { groupPolicy: "disabled", groupAllowFrom: ["*"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { groupPolicy: "open", groupAllowFrom: ["*"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { dmPolicy: "disabled", allowFrom: ["*"], groupPolicy: "disabled" } } }""")]
    [InlineData("""{ channels: { whatsapp: { groupAllowFrom: ["+4915112345678"], groups: { "*": { requireMention: true } } } } }""")]
    [InlineData("""{ channels: { telegram: { enabled: false, groupAllowFrom: ["*"] } } }""")]
    [InlineData("""{ tools: { elevated: { allowFrom: { whatsapp: ["*"] } } } }""")]
    [InlineData("""{ gateway: { controlUi: { allowedOrigins: ["*"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { groupAllowFrom: ["${PEOPLE}"] } } }""")]
    public void Named_people_and_what_another_rule_names_are_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void A_list_of_the_channel_that_its_accounts_take_over_is_one_finding() => Expect("""
        -- moltbot.json --
        { channels: { whatsapp: { groupAllowFrom: [{|MBH5003:"*"|}], accounts: { a: {}, b: {} } } } }
        """);
}
