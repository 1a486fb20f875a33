using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>No capability that is not written down.</summary>
internal static class CapabilitiesChange
{
    /// <summary>What an entrypoint that starts as root and steps down uses (chown of its data, setuid to its user, a port below 1024): all of docker's default set.</summary>
    private static readonly string[] OfAnEntrypoint = ["CHOWN", "DAC_OVERRIDE", "FOWNER", "NET_BIND_SERVICE", "SETGID", "SETUID"];

    public static ServiceChange? Of(HardenedService hardened)
    {
        var written = hardened.Service.List("cap_add").ToArray();
        var kept = written.Where(capability => !IsDangerous(hardened, capability)).Select(static capability => capability.Text).ToArray();
        var needsDrop = !Confinement.DropsAllCapabilities(hardened.Service);
        var mayBeRoot = !hardened.IsGateway && hardened.Service.User.RunsAsRoot != false && needsDrop;
        string[] wanted = mayBeRoot ? [.. kept, .. OfAnEntrypoint.Where(name => !Array.Exists(kept, known => Capability.Find(known)?.Name == name))] : kept;
        if (!needsDrop && wanted.Length == written.Length)
        {
            return null;
        }

        ImmutableArray<string> lines =
        [
            .. needsDrop ? new[] { "cap_drop: [\"ALL\"]" } : [],
            .. wanted.Length == written.Length ? [] : new[] { wanted.Length == 0 ? "cap_add: !reset []" : $"cap_add: !override [{string.Join(", ", wanted.Select(YamlText.Literal))}]" },
        ];
        return new ServiceChange(
            hardened.IsGateway ? "MBH2004: a Node.js process needs no capability"
            : mayBeRoot ? "MBH2004: only what an image that starts as root steps down with; take away what this one does not need"
            : "MBH2004: a process that is not root needs no capability",
            lines);
    }

    /// <summary>MBH2003 names it; but a tunnel keeps what it is there for, with the rule's warning.</summary>
    private static bool IsDangerous(HardenedService hardened, ComposeScalar added) =>
        added.IsHole || (Capability.Find(added.Text) is { IsDefault: false } capability && !(capability.Name == "NET_ADMIN" && hardened.Service.MakesTunnel));
}
