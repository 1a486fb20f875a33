using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class SessionsSharedTests() : RuleTests(nameof(SessionsShared))
{
    [Theory]
    [InlineData("""{ session: { dmScope: {|MBH4022:"main"|} }, channels: { whatsapp: { dmPolicy: "allowlist", allowFrom: {|MBH4022~:["+4915112345678", "+4915112345679"]|} } } }""")]
    [InlineData("""{ {|MBH4022:session|}: {}, channels: { telegram: { dmPolicy: {|MBH4022~:"open"|} } } }""")]
    [InlineData("""{|MBH4022:{|} channels: { telegram: { allowFrom: {|MBH4022~:["1", "2"]|} } } }""")]
    [InlineData("""{ session: { dmScope: "per-channel-peer", groupScope: {|MBH4022:"main"|} } }""")]
    public void Several_people_in_one_conversation_are_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ session: { dmScope: "main" }, channels: { whatsapp: { allowFrom: ["+4915112345678"] }, telegram: { allowFrom: ["123456789"] } } }""")]
    [InlineData("""{ session: { dmScope: "per-peer" }, channels: { whatsapp: { allowFrom: ["+4915112345678", "+4915112345679"] } } }""")]
    [InlineData("""{ session: { dmScope: "main" }, channels: { whatsapp: { dmPolicy: "pairing" } } }""")]
    [InlineData("""{ session: { dmScope: "main", identityLinks: { me: ["whatsapp:+1", "whatsapp:+2"] } }, channels: { whatsapp: { allowFrom: ["+4915112345678", "+4915112345679"] } } }""")]
    [InlineData("""{ channels: { whatsapp: { dmPolicy: "disabled", allowFrom: ["+4915112345678", "+4915112345679"] } } }""")]
    [InlineData("""{ session: { $include: "./s.json5" }, channels: { whatsapp: { allowFrom: ["+4915112345678", "+4915112345679"] } } }""")]
    [InlineData("""{ session: {} }""")]
    public void One_person_or_a_conversation_for_each_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");
}
