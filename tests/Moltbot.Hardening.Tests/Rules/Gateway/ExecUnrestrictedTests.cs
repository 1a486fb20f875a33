using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class ExecUnrestrictedTests() : RuleTests(nameof(ExecUnrestricted))
{
    [Theory]
    [InlineData("""{ tools: { exec: { security: {|MBH4014:"full"|}, ask: "off" } } }""")]
    [InlineData("""{ tools: { exec: { mode: {|MBH4014:"full"|} } } }""")]
    [InlineData("""{ tools: { exec: { ask: {|MBH4014:"off"|} } } }""")]
    [InlineData("""{ tools: { exec: { safeBins: ["jq", {|MBH4014:"/usr/bin/python3.12"|}, {|MBH4014:"bash"|}] } } }""")]
    [InlineData("""{ tools: { exec: { host: {|MBH4014:"sandbox"|} } } }""")]
    [InlineData("""{ tools: { exec: { host: {|MBH4014:"sandbox"|} } }, agents: { defaults: { sandbox: { mode: "off" } } } }""")]
    [InlineData("""{ agents: { entries: { ops: { tools: { exec: { security: {|MBH4014:"full"|} } } } } } }""")]
    public void Commands_that_nothing_checks_are_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ tools: { exec: { security: "allowlist", ask: "off", safeBins: ["jq", "cut"] } } }""")]
    [InlineData("""{ tools: { exec: { security: "deny", ask: "always" } } }""")]
    [InlineData("""{ tools: { exec: { mode: "ask" } } }""")]
    [InlineData("""{ tools: { deny: ["exec"], exec: { security: "full" } } }""")]
    [InlineData("""{ tools: { deny: ["group:runtime"] }, agents: { entries: { ops: { tools: { exec: { security: "full" } } } } } }""")]
    [InlineData("""{ tools: { exec: { safeBins: ["python3"], safeBinProfiles: { python3: {} } } } }""")]
    [InlineData("""{ tools: { exec: { host: "sandbox" } }, agents: { defaults: { sandbox: { mode: "all" } } } }""")]
    [InlineData("""{ tools: { exec: { host: "gateway" } } }""")]
    [InlineData("""{ tools: { exec: { security: "${SECURITY}" } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { mode: "off" } } } }""")]
    [InlineData("""{}""")]
    public void Commands_that_are_checked_denied_or_in_a_sandbox_are_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void An_agent_of_a_list_is_named_and_its_sandbox_is_its_own()
    {
        var findings = Expect("""
            -- moltbot.json --
            {
              agents: {
                defaults: { sandbox: { mode: "all" } },
                list: [{ id: "main" }, { id: "ops", sandbox: { mode: {|MBH4014~:"off"|} }, tools: { exec: { security: {|MBH4014:"full"|} } } }],
              },
            }
            """);

        Assert.Equal("/agents/list/1/tools/exec/security", findings[0].Pointer);
        Assert.StartsWith("agent 'ops': security of exec is 'full'", findings[0].Message, StringComparison.Ordinal);
    }
}
