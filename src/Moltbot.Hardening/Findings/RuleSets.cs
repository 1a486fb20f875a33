using System.Collections.Immutable;

namespace Moltbot.Hardening.Findings;

/// <summary>The releases that brought rules, oldest first. A release that adds a rule adds its line here.</summary>
internal static class RuleSets
{
    public static ImmutableArray<string> Releases { get; } = ["1.0.0"];

    public static string Current => Releases[^1];

    /// <summary>Whether the rules of a release hold this one. Room 0 belongs to every set: a gate that cannot judge must say so.</summary>
    public static bool Holds(string release, RuleDescriptor rule) => rule.Room == 0 || !IsBefore(release, rule.Since);

    /// <summary>Whether a text is a version before another; false for what is no version.</summary>
    public static bool IsBefore(string release, string other) =>
        Version.TryParse(release, out var one) && Version.TryParse(other, out var two) && one < two;
}
