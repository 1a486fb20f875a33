using System.Collections.Immutable;
using System.Net;
using Moltbot.Hardening.Compose;

namespace Moltbot.Hardening.Deployments;

/// <summary>An entry of <c>extra_hosts</c> that leads a name which the gateway trusts elsewhere, or any name to a cloud's metadata.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="Host">The name.</param>
/// <param name="Address">What it is led to.</param>
/// <param name="IsMetadata">The name or the address is a metadata service's.</param>
internal sealed record HostRedirection(ComposeScalar Entry, string Host, string Address, bool IsMetadata)
{
    /// <summary>Where keys, prompts and bot tokens are sent: model providers and channels. A name below one counts.</summary>
    private static readonly string[] Providers =
    [
        "anthropic.com", "openai.com", "chatgpt.com", "googleapis.com", "openrouter.ai", "mistral.ai", "groq.com", "x.ai", "deepseek.com", "perplexity.ai", "cohere.com",
        "together.xyz", "fireworks.ai", "moonshot.cn", "moonshot.ai", "minimax.io", "z.ai", "bigmodel.cn", "openai.azure.com", "elevenlabs.io", "deepgram.com",
        "telegram.org", "discord.com", "discord.gg", "slack.com", "whatsapp.com", "whatsapp.net", "signal.org", "githubcopilot.com",
    ];

    private static readonly string[] MetadataNames = ["metadata.google.internal", "metadata", "instance-data", "instance-data.ec2.internal"];

    /// <summary>AWS, Azure, GCP and most others; AWS over IPv6; Azure's wire server; Alibaba; Oracle's classic.</summary>
    private static readonly string[] MetadataAddresses = ["169.254.169.254", "fd00:ec2::254", "168.63.129.16", "100.100.100.200", "192.0.0.192", "169.254.170.2"];

    public static ImmutableArray<HostRedirection> Of(Service service) => service.Model["extra_hosts"] is ComposeSequence hosts
        ? [.. hosts.Items.OfType<ComposeScalar>().Select(Read).OfType<HostRedirection>()]
        : [];

    private static HostRedirection? Read(ComposeScalar entry)
    {
        // Compose parts them by '='; an entry with a hole in it keeps the ':' it was written with.
        if (entry.Text.IndexOfAny(['=', ':']) is not (> 0 and var sign))
        {
            return null;
        }

        var (host, address) = (entry.Text[..sign], entry.Text[(sign + 1)..]);
        var name = host.TrimEnd('.').ToLowerInvariant();
        var isMetadata = MetadataNames.Contains(name) || (IPAddress.TryParse(address.Trim('[', ']'), out var ip) && MetadataAddresses.Contains(ip.ToString()));
        var isProvider = Array.Exists(Providers, provider => name == provider || name.EndsWith("." + provider, StringComparison.Ordinal));
        return (isMetadata || isProvider) && !IsBlocked(address) ? new HostRedirection(entry, host, address, isMetadata) : null;
    }

    /// <summary>An address that leads nowhere takes a name out of reach, which hardens.</summary>
    private static bool IsBlocked(string address) => address.Trim('[', ']') is "0.0.0.0" or "::" or "127.0.0.1" or "::1";
}
