using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>Whether a gateway announces itself on its network by mDNS (Bonjour).</summary>
internal static class GatewayDiscovery
{
    /// <summary>The variable that switches it off.</summary>
    public static string Variable(Service gateway) => (gateway.Product ?? Product.Moltbot).GatewayPrefix + "_DISABLE_BONJOUR";

    /// <summary>The variable says so, or the config in use; what only the host knows counts as said.</summary>
    public static bool IsOff(Service gateway) => Says(gateway)
        || gateway.Configs.Select(static config => config["discovery", "mdns", "mode"]).FirstOrDefault(static mode => !mode.IsAbsent) is { } mode && (mode.Is("off") || mode.IsKnownOnHostOnly);

    private static bool Says(Service gateway) => gateway.HasUnreadEnvFile
        || (gateway.VariableInUse(Variable(gateway)) is { } variable && (variable.Value is null || variable.IsHole || IsTrue(variable.Text)));

    private static bool IsTrue(string text) => text.Trim().ToLowerInvariant() is "1" or "true" or "yes" or "on";
}
