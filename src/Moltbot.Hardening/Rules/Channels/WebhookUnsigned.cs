using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Channels;

/// <summary>A webhook that cannot tell the provider's messages from anybody's.</summary>
internal sealed class WebhookUnsigned : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH5005", Name: nameof(WebhookUnsigned), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "A channel takes messages by webhook without the secret that proves who sent them.");

    public override IEnumerable<Finding> Evaluate(Deployment deployment) => All(deployment).DistinctBy(static finding => finding.At);

    private IEnumerable<Finding> All(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete)
            {
                continue;
            }

            foreach (var finding in Channels(config).Concat(VoiceCall(config)))
            {
                yield return finding;
            }
        }
    }

    private IEnumerable<Finding> Channels(GatewayConfig config)
    {
        var channels = config.Channels;
        foreach (var channel in channels)
        {
            if (channel.IsDisabled)
            {
                continue;
            }

            // What stands at the channel holds for its accounts, and each of them is asked.
            if (channel.Account is null && channels.Any(other => other.Channel == channel.Channel && other.Account is not null))
            {
                continue;
            }

            var missing = WebhookSecret.MissingOn(config, channel);
            if (missing is not null)
            {
                yield return Found(
                    missing.Value.Trigger,
                    $"{Quote.Plain(channel.Name)} takes messages by webhook without '{missing.Value.Secret}': whoever finds the address writes in the name of anybody",
                    $"write \"{missing.Value.Secret}\": \"${{{channel.Channel.Replace('-', '_').ToUpperInvariant()}_WEBHOOK_SECRET}}\"") with
                {
                    Fix = ConfigFix.Show("Refer to the secret", ConfigEdits.Set(config, $"${{{channel.Channel.Replace('-', '_').ToUpperInvariant()}_WEBHOOK_SECRET}}", [.. channel.Path, missing.Value.Secret])),
                };
            }
        }
    }

    /// <remarks>CVE-2026-26319: Telnyx' calls were taken unsigned where no public key was set.</remarks>
    private IEnumerable<Finding> VoiceCall(GatewayConfig config)
    {
        var skips = config["plugins", "entries", "voice-call", "config", "skipSignatureVerification"];
        var provider = config["plugins", "entries", "voice-call", "config", "provider"];
        var key = config["plugins", "entries", "voice-call", "config", "telnyx", "publicKey"];
        return config["plugins", "entries", "voice-call", "enabled"].Is("false") ? []
            : skips.Is("true") ? [Found(skips, "voice-call does not check who signed a call: whoever finds the address makes calls in the provider's name", "write false") with { Fix = ConfigFix.Replace(config, "Check signatures", skips, false) }]
            : provider.Is("telnyx") && key.IsAbsent ? [Found(provider, "voice-call takes calls of Telnyx without 'telnyx.publicKey': whoever finds the address makes calls in its name", "write \"publicKey\": \"${TELNYX_PUBLIC_KEY}\"") with
            {
                Fix = ConfigFix.Show("Refer to the key", ConfigEdits.Set(config, "${TELNYX_PUBLIC_KEY}", "plugins", "entries", "voice-call", "config", "telnyx", "publicKey")),
            }]
            : [];
    }

    private Finding Found(ConfigValue value, string what, string advice) => new(Descriptor, value.At, $"{what}; {advice}") { Pointer = value.Pointer };
}
