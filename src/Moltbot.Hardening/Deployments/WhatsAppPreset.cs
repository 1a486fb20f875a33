using System.Collections.Immutable;

namespace Moltbot.Hardening.Deployments;

/// <summary>A use of WhatsApp and the policy that fits it: <c>MoltbotWhatsAppPreset</c>.</summary>
internal sealed record WhatsAppPreset(string Name, WhatsAppPolicy Policy)
{
    /// <summary>From the narrowest to the widest: whoever has to be asked, let in, or is heard without either.</summary>
    private static readonly string[] DmWords = ["disabled", "allowlist", "pairing", "open"];

    private static readonly string[] GroupWords = ["deny", "allowlist", "mention-only", "open"];

    /// <summary>One person without groups; people and groups that are named; a team's groups; everybody.</summary>
    public static ImmutableArray<WhatsAppPreset> All { get; } =
    [
        new("personal", new WhatsAppPolicy("pairing", "deny", true)),
        new("family", new WhatsAppPolicy("allowlist", "mention-only", true)),
        new("team", new WhatsAppPolicy("pairing", "allowlist", true)),
        new("public", new WhatsAppPolicy("open", "mention-only", true)),
    ];

    /// <summary>Each property that is written out wins; one that opens more than the preset's name promises contradicts it.</summary>
    /// <param name="dm">What <c>MoltbotWhatsAppDmPolicy</c> says, or null.</param>
    /// <param name="group">What <c>MoltbotWhatsAppGroupPolicy</c> says, or null.</param>
    /// <param name="mention">What <c>MoltbotWhatsAppRequireMention</c> says, or null.</param>
    public (WhatsAppPolicy Policy, ImmutableArray<string> Contradictions) With(string? dm, string? group, bool? mention)
    {
        string?[] found =
        [
            Contradiction("MoltbotWhatsAppDmPolicy", dm, Policy.Dm, DmWords),
            Contradiction("MoltbotWhatsAppGroupPolicy", group, Policy.Group, GroupWords),
            mention is false && Policy.RequireMention ? Sentence("MoltbotWhatsAppRequireMention", "false", "true") : null,
        ];
        return (new WhatsAppPolicy(dm ?? Policy.Dm, group ?? Policy.Group, mention ?? Policy.RequireMention), [.. found.OfType<string>()]);
    }

    private string? Contradiction(string property, string? written, string own, string[] words) =>
        written is null || Array.IndexOf(words, written) <= Array.IndexOf(words, own) ? null : Sentence(property, written, own);

    private string Sentence(string property, string written, string own) =>
        $"{property} is '{written}', which opens more than the preset '{Name}' stands for ('{own}'); remove the property, or MoltbotWhatsAppPreset";
}
