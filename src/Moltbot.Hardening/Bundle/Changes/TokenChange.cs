namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>The file of the gateway's token, where <c>MoltbotSecrets</c> has it mounted.</summary>
internal static class TokenChange
{
    public static ServiceChange? Of(HardenedService hardened) =>
        hardened.IsGateway && hardened.Settings.TrustedProxy is null ? hardened.Token.Mount() : null;
}
