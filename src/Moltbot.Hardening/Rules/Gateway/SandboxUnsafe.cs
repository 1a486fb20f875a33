using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

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

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var agent in config.Agents)
            {
                foreach (var finding in Mounts(config, agent).Concat(Joined(agent)).Concat(Unconfined(agent)))
                {
                    yield return finding;
                }
            }
        }
    }

    private IEnumerable<Finding> Mounts(GatewayConfig config, AgentScope agent)
    {
        foreach (var path in Binds)
        {
            foreach (var bind in config.Children(agent[["sandbox", .. path]]))
            {
                if (bind.Text is null)
                {
                    continue;
                }

                var source = SandboxMounts.Source(bind.Text);
                var isSocket = EngineSockets.IsReachedBy(source);
                var handedOver = SensitivePaths.HandedOver(source);
                if (isSocket || handedOver is not null || SandboxMounts.IsSensitive(source))
                {
                    yield return Found(
                        bind,
                        $"{agent.Prefix}the sandbox is given {Quote.Value(source)}: {(isSocket ? "through the engine's socket it is root on the host" : $"what runs in it gets {handedOver ?? "the host's secrets, or changes the host"}")}",
                        "mount a folder of the workspace instead") with
                    {
                        Fix = ConfigFix.RemoveItem(config, "Do not mount it", bind),
                    };
                }
            }
        }
    }

    private IEnumerable<Finding> Joined(AgentScope agent)
    {
        foreach (var path in Networks)
        {
            var network = agent[["sandbox", .. path]];
            if (network.Text is { } name && !network.IsRefused && (name == "host" || name.StartsWith("container:", StringComparison.Ordinal)))
            {
                yield return Found(network, $"{agent.Prefix}the sandbox shares the network of {(network.Text == "host" ? "the host" : "another container")}: what runs in it reaches everything that listens on loopback there", "write \"none\", or a network of its own") with
                {
                    Fix = ConfigFix.Replace(agent.Config, "Leave it without a network", network, SafeSettings.NoNetwork),
                };
            }
        }
    }

    private IEnumerable<Finding> Unconfined(AgentScope agent)
    {
        foreach (var path in Profiles)
        {
            var profile = agent[["sandbox", .. path]];
            if (profile.Is("unconfined"))
            {
                yield return Found(profile, $"{agent.Prefix}sandbox.docker.{path[1]} is 'unconfined': the kernel's calls that break out of containers are open again", "remove it") with
                {
                    Fix = ConfigFix.Safe("Take the usual profile", ConfigEdits.Remove(agent.Config, [.. agent.Path, "sandbox", .. path])),
                };
            }
        }
    }

    private Finding Found(ConfigValue value, string what, string advice) => new(Descriptor, value.At, $"{what}; {advice}") { Pointer = value.Pointer, Subject = value.Text ?? "" };
}
