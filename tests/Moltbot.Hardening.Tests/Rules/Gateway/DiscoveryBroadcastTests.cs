using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class DiscoveryBroadcastTests() : RuleTests(nameof(DiscoveryBroadcast))
{
    [Theory]
    [InlineData("moltbot")]
    [InlineData("openclaw")]
    public void Mode_full_is_reported(string product) => Assert.True(Assert.Single(Expect($$"""
        -- {{product}}.json --
        { discovery: { mdns: { mode: {|MBH4012:'full'|} } } }
        """)).Fix?.IsSafe);

    [Theory]
    [InlineData("moltbot", "{ discovery: { mdns: { mode: 'minimal' } } }")]
    [InlineData("moltbot", "{ discovery: { mdns: { mode: 'off' } } }")]
    [InlineData("openclaw", "{ discovery: {} }")]
    [InlineData("clawdbot", "{ discovery: { mdns: { mode: 'full' } } }")]
    [InlineData("openclaw", "{ discovery: { mdns: { mode: '${MDNS}' } } }")]
    public void Another_mode_none_or_a_version_without_it_is_not(string product, string config) => Expect($"-- {product}.json --\n{config}\n");
}
