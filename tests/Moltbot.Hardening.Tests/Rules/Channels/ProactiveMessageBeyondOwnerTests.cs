using Moltbot.Hardening.Rules.Channels;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Channels;

public sealed class ProactiveMessageBeyondOwnerTests() : RuleTests(nameof(ProactiveMessageBeyondOwner))
{
    [Theory]
    [InlineData("""{ agents: { defaults: { heartbeat: { every: "30m", target: "whatsapp", to: {|MBH5006:"120363000000000000@g.us"|} } } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "whatsapp", to: {|MBH5006:"+4930999999"|} } } }, channels: { whatsapp: { allowFrom: ["+4915112345678"] } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "telegram", to: {|MBH5006:"-1001234567890"|} } } } }""")]
    [InlineData("""{ agents: { entries: { ops: { heartbeat: { target: "slack", to: {|MBH5006:"C0123456"|} } } } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: {|MBH5006:"last"|} } } }, channels: { telegram: { dmPolicy: {|MBH5006~:"open"|} } } }""")]
    [InlineData("""{ hooks: { mappings: [{ deliver: true, channel: "whatsapp", to: {|MBH5006:"120363000000000000@g.us"|} }] } }""")]
    [InlineData("""{ commands: { ownerAllowFrom: ["whatsapp:+4915112345678"] }, cron: { failureAlert: { channel: "whatsapp", to: {|MBH5006:"+4930999999"|} } } }""")]
    public void A_job_that_delivers_to_others_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "whatsapp", to: "+4915112345678" } } }, channels: { whatsapp: { allowFrom: ["+4915112345678"] } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "whatsapp", to: "+4915112345678" } } }, commands: { ownerAllowFrom: ["whatsapp:+4915112345678"] } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "whatsapp", to: "+4915112345678" } } }, channels: { whatsapp: { dmPolicy: "pairing" } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "none" } } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { every: "0m", to: "120363000000000000@g.us" } } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "last" } } }, channels: { telegram: { dmPolicy: "pairing" } } }""")]
    [InlineData("""{ agents: { defaults: { heartbeat: { target: "whatsapp", to: "${OWNER}" } } }, channels: { whatsapp: { allowFrom: ["+4915112345678"] } } }""")]
    [InlineData("""{ hooks: { enabled: false, mappings: [{ to: "120363000000000000@g.us" }] } }""")]
    [InlineData("""{ hooks: { mappings: [{ deliver: false, to: "120363000000000000@g.us" }] } }""")]
    [InlineData("""{}""")]
    public void One_that_delivers_to_the_owner_or_nowhere_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");
}
