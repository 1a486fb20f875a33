using System.Net;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Whether somebody beyond loopback reaches a gateway that reads a config.</summary>
internal static class ConfigReach
{
    /// <summary>The address beyond loopback that a gateway with this config is known to listen on; where the project runs none, what the config says. Null where that is loopback or not known.</summary>
    public static GatewayBind? WideBind(Deployment deployment, GatewayConfig config)
    {
        var users = deployment.UsersOf(config).ToArray();
        return users.Length > 0 ? Array.Find(users, user => IsWide(user.Bind, config))?.Bind
            : config.Bind is { Text: { } word, IsRefused: false } && new GatewayBind(word, BindSource.Config, config.Bind.At) is var said && IsWide(said, config) ? said
            : null;
    }

    private static bool IsWide(GatewayBind? bind, GatewayConfig config) => bind is { IsHole: false, IsLoopback: false }
        && !(bind.Value == "custom" && IPAddress.TryParse(config.CustomBindHost.Text, out var host) && IPAddress.IsLoopback(host));
}
