using System.Collections.Immutable;
using Moltbot.Hardening.Compose;
using Moltbot.Hardening.Deployments;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>Secrets and configs of a service: the file of the gateway's token, and none that is an engine's socket.</summary>
internal static class FilesChange
{
    private const string Socket = "MBH2001: without the engine's socket";

    public static ServiceChange? OfSecrets(HardenedService hardened)
    {
        var mount = hardened.IsGateway && hardened.Settings.TrustedProxy is null && !IsMounted(hardened) ? hardened.Token.Mount : null;
        return WithoutSocket(hardened, "secrets", mount?.Name) is { } lines ? new ServiceChange(mount is null ? Socket : $"{Socket}; {mount.Value.Why}", lines)
            : mount is { } token ? new ServiceChange(token.Why, ["secrets:", "  - " + token.Name])
            : null;
    }

    public static ServiceChange? OfConfigs(HardenedService hardened) => WithoutSocket(hardened, "configs", added: null) is { } lines ? new ServiceChange(Socket, lines) : null;

    private static ImmutableArray<string>? WithoutSocket(HardenedService hardened, string kind, string? added)
    {
        var items = hardened.Service.Model[kind] is ComposeSequence list ? list.Items : [];
        var kept = items.Where(item => MountedFiles.FileOf(hardened.Set.Compose.Model, kind, item) is not { } file || !EngineSockets.IsReachedBy(file.Text)).ToArray();
        string[] entries = [.. kept.Select(YamlText.Flow), .. added is null ? Array.Empty<string>() : [added]];
        return kept.Length == items.Length ? null : entries.Length == 0 ? [$"{kind}: !reset []"] : YamlText.List($"{kind}: !override", entries);
    }

    private static bool IsMounted(HardenedService hardened) => hardened.Service.Model["secrets"] is ComposeSequence secrets
        && secrets.Items.OfType<ComposeMapping>().Any(secret => secret.Text("source") == hardened.Token.SecretName && (secret.Text("target") is not { } target || target == hardened.Token.MountedPath));
}
