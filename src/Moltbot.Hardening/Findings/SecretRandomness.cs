namespace Moltbot.Hardening.Findings;

/// <summary>The second look at what has a secret's shape: whether a generator may have made it, or a person who shows what stands there.</summary>
internal static class SecretRandomness
{
    /// <summary>Shannon's measure a character. Twenty random characters have about 4, thirty-two of hexadecimal 3.6, repeated ones under 2.</summary>
    private const double LeastBits = 2.9;

    /// <summary>What stands in examples, and in a random token once in many thousands.</summary>
    private static readonly string[] Words = ["example", "your", "xxxx", "replace", "change", "placeholder", "insert", "dummy", "redacted", "secret", "00000000"];

    public static bool IsLikely(ReadOnlySpan<char> text)
    {
        foreach (var word in Words)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return Steps(text) * 2 < text.Length && Bits(text) >= LeastBits;
    }

    /// <summary>How many there are of upper case, lower case and digits: words have one.</summary>
    public static int Kinds(ReadOnlySpan<char> text)
    {
        var (upper, lower, digit) = (0, 0, 0);
        foreach (var unit in text)
        {
            upper |= char.IsAsciiLetterUpper(unit) ? 1 : 0;
            lower |= char.IsAsciiLetterLower(unit) ? 1 : 0;
            digit |= char.IsAsciiDigit(unit) ? 1 : 0;
        }

        return upper + lower + digit;
    }

    /// <summary>How often a character is followed by itself or by the next one of the alphabet.</summary>
    private static int Steps(ReadOnlySpan<char> text)
    {
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            steps += text[i] - text[i - 1] is 0 or 1 ? 1 : 0;
        }

        return steps;
    }

    private static double Bits(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[128];
        counts.Clear();
        foreach (var unit in text)
        {
            counts[unit & 127]++;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            var share = (double)count / text.Length;
            bits -= count == 0 ? 0 : share * Math.Log2(share);
        }

        return bits;
    }
}
