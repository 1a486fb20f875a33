namespace Moltbot.Hardening.Text.Git;

/// <summary>Git's own matching of a pattern with a path, byte by byte as git does it: <c>?</c> is one byte, and a <c>/</c> is matched by nothing but itself and <c>**</c>.</summary>
/// <remarks>gitignore(5), "PATTERN FORMAT"; held against the real git (GitIgnoreDifferentialTests). The recursion is as deep as the pattern has stars.</remarks>
internal static class WildMatch
{
    private enum Outcome
    {
        Match,
        NoMatch,

        /// <summary>The text is used up, so no longer match of an earlier star helps.</summary>
        Exhausted,

        /// <summary>Only an earlier <c>**</c> can help.</summary>
        NeedsTwoStars,
    }

    /// <param name="pattern">Without the leading <c>/</c> and the trailing one.</param>
    /// <param name="text">A path with <c>/</c>, or a name.</param>
    /// <param name="isPath">Whether <c>*</c> and <c>?</c> stop at a <c>/</c>.</param>
    public static bool IsMatch(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text, bool isPath) => Match(pattern, text, isPath) == Outcome.Match;

    private static Outcome Match(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> text, bool isPath)
    {
        var (p, t) = (0, 0);
        while (p < pattern.Length)
        {
            if (pattern[p] == '*')
            {
                return Star(pattern, p, text[t..], isPath) switch
                {
                    // One star and a slash: the rest is matched behind the next slash.
                    (null, var rest, var behind) => Match(pattern[rest..], text[(t + behind)..], isPath),
                    (var outcome, _, _) => outcome.Value,
                };
            }

            if (t == text.Length)
            {
                return Outcome.Exhausted;
            }

            switch (pattern[p])
            {
                case (byte)'?' when isPath && text[t] == '/':
                    return Outcome.NoMatch;
                case (byte)'?':
                    break;
                case (byte)'[':
                    if (BracketSet.Match(pattern, ref p, text[t]) is not { } isIn)
                    {
                        return Outcome.Exhausted;
                    }

                    if (!isIn || (isPath && text[t] == '/'))
                    {
                        return Outcome.NoMatch;
                    }

                    break;
                case (byte)'\\' when p + 1 == pattern.Length || pattern[++p] != text[t]:
                    return Outcome.NoMatch;
                case (byte)'\\':
                    break;
                case var unit when unit != text[t]:
                    return Outcome.NoMatch;
            }

            p++;
            t++;
        }

        return t == text.Length ? Outcome.Match : Outcome.NoMatch;
    }

    /// <summary>What a star and everything behind it come to; or no outcome, and where pattern and text go on.</summary>
    private static (Outcome? Outcome, int Pattern, int Text) Star(ReadOnlySpan<byte> pattern, int star, ReadOnlySpan<byte> text, bool isPath)
    {
        var rest = star + 1;
        var crossesSlash = !isPath;
        if (rest < pattern.Length && pattern[rest] == '*')
        {
            rest += RunOfStars(pattern[rest..]);
            crossesSlash |= IsAlone(pattern, star, rest);
            if (isPath && crossesSlash && rest < pattern.Length && pattern[rest] == '/' && Match(pattern[(rest + 1)..], text, isPath) == Outcome.Match)
            {
                return (Outcome.Match, 0, 0);
            }
        }

        if (rest == pattern.Length)
        {
            return (crossesSlash || !text.Contains((byte)'/') ? Outcome.Match : Outcome.NeedsTwoStars, 0, 0);
        }

        if (!crossesSlash && pattern[rest] == '/')
        {
            var slash = text.IndexOf((byte)'/');
            return slash < 0 ? (Outcome.Exhausted, 0, 0) : (null, rest + 1, slash + 1);
        }

        return (Try(pattern[rest..], text, crossesSlash, isPath), 0, 0);
    }

    /// <summary>The rest of a pattern at every place of a text that a star may reach.</summary>
    private static Outcome Try(ReadOnlySpan<byte> rest, ReadOnlySpan<byte> text, bool crossesSlash, bool isPath)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var outcome = Match(rest, text[at..], isPath);
            if (outcome != Outcome.NoMatch)
            {
                if (!crossesSlash || outcome != Outcome.NeedsTwoStars)
                {
                    return outcome;
                }
            }
            else if (!crossesSlash && text[at] == '/')
            {
                return Outcome.NeedsTwoStars;
            }
        }

        return Outcome.Exhausted;
    }

    private static int RunOfStars(ReadOnlySpan<byte> pattern) => pattern.IndexOfAnyExcept((byte)'*') is var end and >= 0 ? end : pattern.Length;

    /// <summary>Whether stars make a whole part of a path, so that they cross slashes.</summary>
    private static bool IsAlone(ReadOnlySpan<byte> pattern, int star, int rest) =>
        (star == 0 || pattern[star - 1] == '/')
        && (rest == pattern.Length || pattern[rest] == '/' || (pattern[rest] == '\\' && rest + 1 < pattern.Length && pattern[rest + 1] == '/'));
}
