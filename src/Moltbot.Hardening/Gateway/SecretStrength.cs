namespace Moltbot.Hardening.Gateway;

/// <summary>Judges the text of a token or password.</summary>
internal static class SecretStrength
{
    /// <summary>Upstream's audit warns under 24; 32 characters of hexadecimal are 128 bits, what is held to be out of reach.</summary>
    public const int LeastLength = 32;

    /// <summary>A random 32-character hexadecimal text has about 115 bits by this measure, 80 is far below any random one.</summary>
    private const double LeastBits = 80;

    /// <returns>The first reason why it is weak, or null.</returns>
    public static SecretWeakness? Judge(string secret)
    {
        var text = secret.Trim();
        return text.Length == 0 ? SecretWeakness.Blank
            : text.Equals("undefined", StringComparison.OrdinalIgnoreCase) || text.Equals("null", StringComparison.OrdinalIgnoreCase) ? SecretWeakness.Stringified
            : PublishedPlaceholders.Contains(text) ? SecretWeakness.Placeholder
            : text.Length < LeastLength ? SecretWeakness.Short
            : IsPredictable(text) ? SecretWeakness.Predictable
            : null;
    }

    private static bool IsPredictable(string text) =>
        Period(text) < LeastLength / 2 || Steps(text) * 2 > text.Length || Bits(text) < LeastBits;

    /// <summary>Length of the shortest unit that the text repeats; its own length where it repeats none.</summary>
    private static int Period(string text)
    {
        for (var period = 1; period <= text.Length / 2; period++)
        {
            if (string.CompareOrdinal(text, period, text, 0, text.Length - period) == 0)
            {
                return period;
            }
        }

        return text.Length;
    }

    /// <summary>How often a character is followed by itself or by its neighbour in the alphabet.</summary>
    private static int Steps(string text)
    {
        var steps = 0;
        for (var i = 1; i < text.Length; i++)
        {
            steps += Math.Abs(text[i] - text[i - 1]) <= 1 ? 1 : 0;
        }

        return steps;
    }

    /// <summary>Shannon's measure over the characters, times the length.</summary>
    private static double Bits(string text) =>
        text.GroupBy(static unit => unit).Sum(group => -group.Count() * Math.Log2((double)group.Count() / text.Length));
}
