using Moltbot.Hardening.Rules.Gateway;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Rules.Gateway;

public sealed class SandboxUnsafeTests() : RuleTests(nameof(SandboxUnsafe))
{
    [Theory]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { binds: ["/srv/data:/data:ro", {|MBH4021:"/var/run/docker.sock:/var/run/docker.sock"|}] } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { binds: [{|MBH4021:"/etc:/host/etc:ro"|}, {|MBH4021:"~/.ssh:/keys"|}, {|MBH4021:"/:/host"|}] } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { binds: [{|MBH4021:"/home/me:/me"|}, {|MBH4021:"/mnt/c:/c"|}, {|MBH4021:"/srv/../etc:/x"|}, {|MBH4021:"/var/lib/containerd:/x"|}] } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { network: {|MBH4021:"host"|} } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { network: {|MBH4021:"container:gateway"|} } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { seccompProfile: {|MBH4021:"unconfined"|}, apparmorProfile: {|MBH4021:"unconfined"|} } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { browser: { network: {|MBH4021:"host"|} } } } } }""")]
    [InlineData("""{ agents: { entries: { ops: { sandbox: { docker: { network: {|MBH4021:"host"|} } } } } } }""")]
    public void A_sandbox_that_holds_the_host_is_reported(string config) => Expect($"-- openclaw.json --\n{config}\n");
    [Theory]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { binds: ["/home/me/project:/work", "./data:/data", "${DATA}:/data"], network: "none" } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { network: "bridge", seccompProfile: "/etc/seccomp.json" } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { docker: { network: "${NETWORK}" } } } } }""")]
    [InlineData("""{ agents: { defaults: { sandbox: { mode: "off" } } } }""")]
    public void A_sandbox_of_its_own_is_not(string config) => Expect($"-- openclaw.json --\n{config}\n");

    [Fact]
    public void An_agent_of_a_list_is_named() => Assert.StartsWith(
        "agent 'ops': the sandbox is given '/run'",
        Assert.Single(Expect("""
            -- clawdbot.json --
            { agents: { list: [{ id: "ops", sandbox: { docker: { binds: [{|MBH4021:"/run:/run"|}] } } }] } }
            """)).Message,
        StringComparison.Ordinal);
}
