namespace Moltbot.Hardening.Gateway;

/// <summary>How a channel shows that it takes messages by webhook, and the secret by which it tells the provider's from anybody's.</summary>
/// <param name="Channel">The channel's key.</param>
/// <param name="Trigger">The key that switches the webhook on.</param>
/// <param name="Value">The value of it that does; null for any.</param>
/// <param name="Secrets">The keys of which one is enough.</param>
internal sealed record WebhookSecret(string Channel, string Trigger, string? Value, params string[] Secrets)
{
    /// <remarks>Telegram: CVE-2026-25474. BlueBubbles: CVE-2026-26316.</remarks>
    private static readonly WebhookSecret[] Known =
    [
        new("telegram", "webhookUrl", null, "webhookSecret"),
        new("slack", "mode", "http", "signingSecret"),
        new("zalo", "webhookUrl", null, "webhookSecret"),
        new("feishu", "connectionMode", "webhook", "verificationToken", "encryptKey"),
        new("bluebubbles", "webhookPath", null, "password"),
        new("nextcloud-talk", "webhookPublicUrl", null, "botSecret", "botSecretFile"),
    ];

    /// <summary>What switches a channel's webhook on without a secret beside it, and the secret that is missing; null where there is none such.</summary>
    public static (ConfigValue Trigger, string Secret)? MissingOn(GatewayConfig config, ChannelConfig channel)
    {
        var known = Array.Find(Known, known => known.Channel == channel.Channel);
        if (known is null)
        {
            return null;
        }

        var trigger = channel.Setting(config, known.Trigger);
        var isOn = !trigger.IsAbsent && !trigger.IsRefused && (known.Value is null ? trigger.Text is null or { Length: > 0 } : trigger.Is(known.Value));
        return isOn && known.Secrets.All(secret => channel.Setting(config, secret) is { IsRefused: false } value && (value.IsAbsent || value.Text is ""))
            ? (trigger, known.Secrets[0])
            : null;
    }
}
