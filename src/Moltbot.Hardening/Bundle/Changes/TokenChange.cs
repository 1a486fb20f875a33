using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The file of the gateway's token, where <c>MoltbotSecrets</c> has it mounted.</summary>
internal static class TokenChange
{
    public static ServiceChange? Of(HardenedService hardened) =>
        hardened.IsGateway && hardened.Settings.TrustedProxy is null && !IsMounted(hardened) ? hardened.Token.Mount() : null;

    private static bool IsMounted(HardenedService hardened) => hardened.Service.Model["secrets"] is ComposeSequence secrets
        && secrets.Items.OfType<ComposeMapping>().Any(secret => secret.Text("source") == hardened.Token.SecretName && (secret.Text("target") is not { } target || target == hardened.Token.MountedPath));
}
