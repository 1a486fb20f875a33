using System.Collections.Immutable;

namespace Moltbot.Hardening.Text.Globs;

/// <summary>A part of a section's header.</summary>
internal sealed record GlobPart(GlobPartKind Kind)
{
    /// <summary>Of a character: the first and last of each range that it takes.</summary>
    public ImmutableArray<(char First, char Last)> Ranges { get; init; } = [];

    /// <summary>Of a character: all but the ranges, and never <c>/</c>.</summary>
    public bool IsNegated { get; init; }

    public ImmutableArray<ImmutableArray<GlobPart>> Ways { get; init; } = [];

    public long From { get; init; }

    public long To { get; init; }

    public static GlobPart Letter(char letter) => new(GlobPartKind.Character) { Ranges = [(letter, letter)] };

    public bool Takes(char letter)
    {
        foreach (var (first, last) in Ranges)
        {
            if (letter >= first && letter <= last)
            {
                return !IsNegated;
            }
        }

        return IsNegated && letter != '/';
    }
}
