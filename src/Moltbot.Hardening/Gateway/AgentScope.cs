using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Text.Nodes;

namespace Moltbot.Hardening.Gateway;

/// <summary>Where settings of agents stand: those of every agent, or those of one.</summary>
/// <param name="Config">The configuration.</param>
/// <param name="Name">The agent's id, for messages; null for what holds for every agent.</param>
/// <param name="Path">The keys that lead to an agent's own settings; of every agent, to <c>agents.defaults</c>.</param>
internal sealed record AgentScope(GatewayConfig Config, string? Name, ImmutableArray<string> Path)
{
    /// <summary>A setting below <c>tools</c>: of every agent it stands at the top, of one below the agent.</summary>
    public ConfigValue Tools(params ReadOnlySpan<string> keys) => Name is null ? Config[["tools", .. keys]] : Config[[.. Path, "tools", .. keys]];

    /// <summary>A setting of the agent, or of <c>agents.defaults</c>.</summary>
    public ConfigValue this[params ReadOnlySpan<string> keys] => Config[[.. Path, .. keys]];

    /// <summary>Before the name of a setting, in messages.</summary>
    public string Prefix => Name is null ? "" : $"agent {Findings.Quote.Value(Name)}: ";

    /// <summary>Whether its tools run in a sandbox; <c>off</c> is every examined version's default.</summary>
    public bool IsSandboxOff => Mode is { IsAbsent: true } || Mode.Is("off");

    private ConfigValue Mode => this["sandbox", "mode"] is { IsAbsent: false } own ? own : Config["agents", "defaults", "sandbox", "mode"];

    /// <summary>Clawdbot and Moltbot hold agents in a list, OpenClaw 2026.9 under their ids.</summary>
    public static ImmutableArray<AgentScope> Of(GatewayConfig config)
    {
        var scopes = ImmutableArray.CreateBuilder<AgentScope>();
        scopes.Add(new AgentScope(config, null, ["agents", "defaults"]));
        for (var i = 0; i < config["agents", "list"].Items.Length; i++)
        {
            string[] path = ["agents", "list", i.ToString(CultureInfo.InvariantCulture)];
            scopes.Add(new AgentScope(config, config[[.. path, "id"]].Text ?? path[^1], [.. path]));
        }

        foreach (var agent in config.Children(config["agents", "entries"]))
        {
            if (agent is { Key: { } key, Node: MappingNode })
            {
                scopes.Add(new AgentScope(config, key.Value, ["agents", "entries", key.Value]));
            }
        }

        return scopes.ToImmutable();
    }
}
