using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Compose;

/// <summary>The secrets that the env files of a set hold: interpolation carries them into commands, healthchecks and addresses, where no name tells them.</summary>
internal static class SecretValues
{
    private const string Mask = "***";

    /// <summary>A shorter value would be found in words that have nothing to do with it.</summary>
    private const int Shortest = 6;

    /// <summary>The values under secret names, the longest first: one that holds another goes before it.</summary>
    public static ImmutableArray<string> Of(ComposeSet set) =>
    [
        .. set.Inputs.Where(static input => input.IsEnvironment)
            .SelectMany(static input => EnvReader.Read(input.Read.File).Entries)
            .Where(static entry => entry.Value is { Length: >= Shortest } && SecretNames.IsSecret(entry.Key))
            .Select(static entry => entry.Value ?? "")
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(static value => value.Length)
            .ThenBy(static value => value, StringComparer.Ordinal),
    ];

    /// <summary>The text with <c>***</c> where one of the values stands, or a secret that its shape tells.</summary>
    public static string Hide(string text, ImmutableArray<string> values)
    {
        foreach (var value in values)
        {
            text = text.Replace(value, Mask, StringComparison.Ordinal);
        }

        return SecretShapes.Hide(text);
    }
}
