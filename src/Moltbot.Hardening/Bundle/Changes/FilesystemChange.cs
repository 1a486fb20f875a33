namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The gateway's image stays as it was built.</summary>
/// <remarks>The gateway logs to /tmp and Node.js caches below its home (facts of upstream's container documentation). Without a mount of its state, a read-only image would stop it, so then nothing changes.</remarks>
internal static class FilesystemChange
{
    public static ServiceChange? Of(HardenedService hardened)
    {
        if (!hardened.IsGateway || hardened.Service["read_only"] is { Value: true } || hardened.StateFolder is not { } state || Path.GetDirectoryName(state) is not { Length: > 1 } home)
        {
            return null;
        }

        string[] scratch = ["/tmp", home + "/.cache", home + "/.npm"];
        var mounted = hardened.Service.Volumes.Select(static volume => volume.Target.TrimEnd('/')).Concat(hardened.Service.List("tmpfs").Select(static item => item.Text.Split(':')[0].TrimEnd('/'))).ToHashSet();
        var missing = scratch.Where(folder => !mounted.Contains(folder)).Select(YamlText.Literal).ToArray();
        return new ServiceChange(
            "MBH2012: nothing changes the image; logs and caches live in memory",
            missing.Length == 0 ? ["read_only: true"] : ["read_only: true", $"tmpfs: [{string.Join(", ", missing)}]"]);
    }
}
