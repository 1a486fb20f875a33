using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Gateway;

/// <summary>A word that people write because another version, a guide or another program has it, and what this gateway has for the same wish.</summary>
/// <param name="Path">Where it is written: a pointer, <c>*</c> for any one key. For a value, the key that holds it.</param>
/// <param name="Words">The key, or the values, in lower case.</param>
/// <param name="Advice">What to write, as the second half of a message.</param>
internal sealed record OldWord(string Path, string[] Words, string Advice)
{
    /// <summary>The value that replaces it, or the name that replaces the key, where nothing else has to change with it.</summary>
    public string? Replacement { get; init; }

    /// <summary>Puts it right where more than the word has to change: the configuration and the path of the key or value to a fix, or null where only its author knows.</summary>
    public Func<GatewayConfig, string[], Fix?>? Cure { get; init; }

    /// <summary>Only for a version that has this key (a pointer); null for all.</summary>
    public string? Needs { get; init; }
}
