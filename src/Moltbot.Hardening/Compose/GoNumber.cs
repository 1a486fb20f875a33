using System.Globalization;

namespace Moltbot.Hardening.Compose;

/// <summary>Numbers as Go reads and prints them: what compose puts into an environment.</summary>
internal static class GoNumber
{
    /// <summary>The shortest text that reads back, with an exponent below 1e-4 and from 1e21 (Go's <c>%v</c>).</summary>
    public static string Print(double value)
    {
        if (double.IsNaN(value))
        {
            return "NaN";
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? "+Inf" : "-Inf";
        }

        var size = Math.Abs(value);
        if (size != 0 && (size < 1e-4 || size >= 1e21))
        {
            var text = value.ToString("E16", CultureInfo.InvariantCulture);
            var shortest = value.ToString("R", CultureInfo.InvariantCulture);
            return shortest.Contains('E', StringComparison.Ordinal) ? shortest.Replace("E", "e", StringComparison.Ordinal) : text;
        }

        return ((decimal)size is var exact && (double)exact == size)
            ? (value < 0 ? "-" : "") + exact.ToString("0.############################", CultureInfo.InvariantCulture)
            : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>An integer with Go's prefixes (<c>0x</c>, <c>0o</c>, <c>0b</c>, a leading 0 for octal) and underscores between digits.</summary>
    public static bool TryInteger(string text, out long value)
    {
        value = 0;
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        var radix = 10;
        if (digits.Length > 1 && digits[0] == '0')
        {
            (radix, digits) = char.ToLowerInvariant(digits[1]) switch
            {
                'x' => (16, digits[2..]),
                'o' => (8, digits[2..]),
                'b' => (2, digits[2..]),
                _ => (8, digits[1..]),
            };
        }

        digits = digits.Replace("_", "", StringComparison.Ordinal);
        return digits.Length > 0 && TryDigits(digits, radix, isNegative, out value);
    }

    private static bool TryDigits(string digits, int radix, bool isNegative, out long value)
    {
        value = 0;
        var limit = (ulong)long.MaxValue + (isNegative ? 1u : 0u);
        var sum = 0ul;
        foreach (var unit in digits)
        {
            var digit = char.IsAsciiHexDigit(unit) ? Convert.ToInt32(unit.ToString(), 16) : radix;
            if (digit >= radix || sum > (limit - (uint)digit) / (uint)radix)
            {
                return false;
            }

            sum = (sum * (uint)radix) + (uint)digit;
        }

        value = unchecked((long)(isNegative ? 0 - sum : sum));
        return true;
    }
}
