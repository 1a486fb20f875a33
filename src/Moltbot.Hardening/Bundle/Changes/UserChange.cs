using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Nobody is root: the gateway, and whoever compose itself makes root.</summary>
internal static class UserChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var user = hardened.Service.User;
        var mayBeRoot = user.Source == UserSource.Compose || hardened.IsGateway;
        return user.RunsAsRoot == false || !mayBeRoot ? null : new ServiceChange("MBH2007: not root, whatever the image says", ["user: \"1000:1000\""]);
    }
}
