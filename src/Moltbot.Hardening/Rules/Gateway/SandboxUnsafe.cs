using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A sandbox of the agent's tools that is none: it holds the host's files, network or powers.</summary>
internal sealed class SandboxUnsafe : Rule
{
    private static readonly string[][] Networks = [["docker", "network"], ["browser", "network"]];

    private static readonly string[][] Binds = [["docker", "binds"], ["browser", "binds"]];

    private static readonly string[][] Profiles = [["docker", "seccompProfile"], ["docker", "apparmorProfile"]];

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4021", Name: nameof(SandboxUnsafe), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The sandbox of the agent's tools is given the engine's socket, sensitive folders, the host's network, or no security profile.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        from config in deployment.Configs
        from agent in config.Agents
        from finding in Mounts(config, agent).Concat(Joined(agent)).Concat(Unconfined(agent))
        select finding;

    private IEnumerable<Finding> Mounts(GatewayConfig config, AgentScope agent) =>
        from path in Binds
        from bind in config.Children(agent[["sandbox", .. path]])
        where bind.Text is not null
        let source = SandboxMounts.Source(bind.Text ?? "")
        let isSocket = EngineSockets.IsReachedBy(source)
        where isSocket || SandboxMounts.IsSensitive(source)
        select Found(
            bind,
            $"{agent.Prefix}the sandbox is given {Quote.Value(source)}: {(isSocket ? "through the engine's socket it is root on the host" : "what runs in it reads the host's secrets or changes the host")}",
            "mount a folder of the workspace instead");

    private IEnumerable<Finding> Joined(AgentScope agent) =>
        from path in Networks
        let network = agent[["sandbox", .. path]]
        where network.Text is { } name && !network.IsRefused && (name == "host" || name.StartsWith("container:", StringComparison.Ordinal))
        select Found(network, $"{agent.Prefix}the sandbox shares the network of {(network.Text == "host" ? "the host" : "another container")}: what runs in it reaches everything that listens on loopback there", "write \"none\", or a network of its own");

    private IEnumerable<Finding> Unconfined(AgentScope agent) =>
        from path in Profiles
        let profile = agent[["sandbox", .. path]]
        where profile.Is("unconfined")
        select Found(profile, $"{agent.Prefix}sandbox.docker.{path[1]} is 'unconfined': the kernel's calls that break out of containers are open again", "remove it");

    private Finding Found(ConfigValue value, string what, string advice) => new(Descriptor, value.At, $"{what}; {advice}") { Pointer = value.Pointer, Subject = value.Text ?? "" };
}
