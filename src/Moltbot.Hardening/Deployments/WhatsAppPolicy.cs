using System.Collections.Immutable;

namespace Moltbot.Hardening.Deployments;

/// <summary>Who may write to the assistant by WhatsApp, in the words of the public contract.</summary>
/// <param name="Dm"><c>pairing</c>, <c>allowlist</c>, <c>disabled</c> or <c>open</c>.</param>
/// <param name="Group"><c>mention-only</c>, <c>allowlist</c>, <c>deny</c> or <c>open</c>.</param>
/// <param name="RequireMention">Whether a group has to mention the assistant; <c>mention-only</c> always asks for it.</param>
internal sealed record WhatsAppPolicy(string Dm, string Group, bool RequireMention)
{
    public static WhatsAppPolicy Default { get; } = new("pairing", "mention-only", true);

    /// <summary>The rules that a configuration of this policy breaks.</summary>
    public ImmutableArray<string> Broken =>
    [
        .. Dm == "open" ? ["MBH5001"] : Array.Empty<string>(),
        .. Group == "open" || (Group == "allowlist" && !RequireMention) ? ["MBH5002"] : Array.Empty<string>(),
    ];
}
