using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Nobody is root: the gateway, and whoever compose itself makes root.</summary>
internal static class UserChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        var user = hardened.Service.User;
        var isTold = hardened.IsGateway ? user.RunsAsRoot != false : user is { Source: UserSource.Compose, RunsAsRoot: true };
        return !isTold ? null : new ServiceChange("MBH2007: not root, whatever the image says", ["user: \"1000:1000\""]);
    }
}
