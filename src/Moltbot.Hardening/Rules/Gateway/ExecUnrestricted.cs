using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>Commands of the agent that nothing and nobody checks.</summary>
internal sealed class ExecUnrestricted : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4014", Name: nameof(ExecUnrestricted), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The agent runs any command, nobody is asked, an interpreter counts as safe, or the sandbox it runs in is off.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var agent in config.Agents)
            {
                if (IsDenied(config, agent))
                {
                    continue;
                }

                foreach (var finding in Open(agent).Concat(SafeBins(config, agent)).Concat(Sandbox(agent)))
                {
                    yield return finding;
                }
            }
        }
    }

    /// <summary>What is denied for all is denied for each, whatever an agent says.</summary>
    private static bool IsDenied(GatewayConfig config, AgentScope agent) =>
        config.Children(config["tools", "deny"]).Concat(config.Children(agent.Tools("deny"))).Any(static item => item.Text is "exec" or "group:runtime" or "*");

    private IEnumerable<Finding> Open(AgentScope agent)
    {
        var (security, mode, ask) = (agent.Tools("exec", "security"), agent.Tools("exec", "mode"), agent.Tools("exec", "ask"));
        foreach (var full in new[] { security, mode }.Where(static value => value.Is("full")))
        {
            yield return Found(full, $"{agent.Prefix}{full.Pointer.Split('/')[^1]} of exec is 'full': a text that gets through to the agent runs any command", "write \"allowlist\"") with
            {
                Fix = ConfigFix.Replace(agent.Config, "Run only what is listed", full, SafeSettings.ExecSecurity),
                Related = ask.Is("off") ? [new Related(ask.At, "and nobody is asked")] : agent.IsSandboxOff && agent["sandbox", "mode"] is { IsAbsent: false } off ? [new Related(off.At, "and outside a sandbox")] : [],
            };
        }

        if (ask.Is("off") && security.IsAbsent && mode.IsAbsent)
        {
            yield return Found(ask, $"{agent.Prefix}ask of exec is 'off': no command waits for a yes, and nothing beside it says which may run", "write \"on-miss\" or \"always\", or \"security\": \"allowlist\"") with
            {
                Fix = ConfigFix.Replace(agent.Config, "Ask the owner", ask, SafeSettings.ExecAsk),
            };
        }
    }

    private IEnumerable<Finding> SafeBins(GatewayConfig config, AgentScope agent)
    {
        foreach (var item in config.Children(agent.Tools("exec", "safeBins")))
        {
            if (item.Text is { } program && Interpreters.Contains(program) && agent.Tools("exec", "safeBinProfiles", program).IsAbsent)
            {
                yield return Found(item, $"{agent.Prefix}safeBins holds {Quote.Value(item.Text ?? "")}, which runs whatever it is given, so the allow list allows everything", "remove it") with
                {
                    Fix = ConfigFix.RemoveItem(config, "Take it off the list", item),
                };
            }
        }
    }

    private IEnumerable<Finding> Sandbox(AgentScope agent) => agent.Tools("exec", "host") is var host && host.Is("sandbox") && agent.IsSandboxOff
        ? [Found(host, $"{agent.Prefix}exec runs in a sandbox that is off: depending on the version it runs on the host instead, or not at all", "write \"sandbox\": { \"mode\": \"all\" } for the agents, or \"host\": \"gateway\" where that is meant")]
        : [];

    private Finding Found(ConfigValue value, string what, string advice) => new(Descriptor, value.At, $"{what}; {advice}") { Pointer = value.Pointer, Subject = value.Text ?? "" };
}
