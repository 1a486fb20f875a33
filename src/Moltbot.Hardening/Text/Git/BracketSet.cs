namespace Moltbot.Hardening.Text.Git;

/// <summary>A set of bytes in a pattern: <c>[a-z]</c>, <c>[!x]</c>, <c>[[:digit:]]</c>.</summary>
internal static class BracketSet
{
    /// <param name="pattern">The whole pattern.</param>
    /// <param name="at">The opening bracket; behind it the closing one.</param>
    /// <param name="unit">The byte to be matched.</param>
    /// <returns>Whether the byte is in the set; null where the set is not closed or names a class that there is none of.</returns>
    public static bool? Match(ReadOnlySpan<byte> pattern, ref int at, byte unit)
    {
        var p = at + 1;
        var isNegated = p < pattern.Length && pattern[p] is (byte)'!' or (byte)'^';
        p += isNegated ? 1 : 0;
        var (isIn, previous, isFirst) = (false, (byte)0, true);
        for (; p < pattern.Length && (isFirst || pattern[p] != ']'); p++)
        {
            isFirst = false;
            var current = pattern[p];
            if (current == '-' && previous != 0 && p + 1 < pattern.Length && pattern[p + 1] != ']')
            {
                p += pattern[p + 1] == '\\' ? 2 : 1;
                if (p >= pattern.Length)
                {
                    return null;
                }

                isIn |= unit >= previous && unit <= pattern[p];
                previous = 0;
            }
            else if (current == '[' && p + 1 < pattern.Length && pattern[p + 1] == ':')
            {
                var close = pattern[(p + 2)..].IndexOf((byte)']');
                if (close < 0)
                {
                    return null;
                }

                if (close == 0 || pattern[p + 1 + close] != ':')
                {
                    isIn |= unit == '[';
                    previous = (byte)'[';
                    continue;
                }

                if (IsOfClass(pattern.Slice(p + 2, close - 1), unit) is not { } isOfClass)
                {
                    return null;
                }

                isIn |= isOfClass;
                previous = 0;
                p += 2 + close;
            }
            else
            {
                p += current == '\\' ? 1 : 0;
                if (p >= pattern.Length)
                {
                    return null;
                }

                previous = pattern[p];
                isIn |= unit == previous;
            }
        }

        at = p;
        return p < pattern.Length ? isIn != isNegated : null;
    }

    private static bool? IsOfClass(ReadOnlySpan<byte> name, byte unit)
    {
        var character = (char)unit;
        return name switch
        {
            _ when name.SequenceEqual("alnum"u8) => char.IsAsciiLetterOrDigit(character),
            _ when name.SequenceEqual("alpha"u8) => char.IsAsciiLetter(character),
            _ when name.SequenceEqual("blank"u8) => unit is (byte)' ' or (byte)'\t',
            _ when name.SequenceEqual("cntrl"u8) => unit is < 0x20 or 0x7f,
            _ when name.SequenceEqual("digit"u8) => char.IsAsciiDigit(character),
            _ when name.SequenceEqual("graph"u8) => unit is > 0x20 and < 0x7f,
            _ when name.SequenceEqual("lower"u8) => char.IsAsciiLetterLower(character),
            _ when name.SequenceEqual("print"u8) => unit is >= 0x20 and < 0x7f,
            _ when name.SequenceEqual("punct"u8) => unit is > 0x20 and < 0x7f && !char.IsAsciiLetterOrDigit(character),
            _ when name.SequenceEqual("space"u8) => unit is (byte)' ' or >= 9 and <= 13,
            _ when name.SequenceEqual("upper"u8) => char.IsAsciiLetterUpper(character),
            _ when name.SequenceEqual("xdigit"u8) => char.IsAsciiHexDigit(character),
            _ => null,
        };
    }
}
