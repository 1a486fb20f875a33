using System.Globalization;

namespace Moltbot.Hardening.Compose;

/// <summary>Numbers as Go reads and prints them: what compose puts into an environment.</summary>
internal static class GoNumber
{
    /// <summary>The shortest text that reads back, with an exponent below 1e-4 and from a million (Go's <c>%v</c>).</summary>
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

        var shortest = value.ToString("R", CultureInfo.InvariantCulture);
        var size = Math.Abs(value);
        return size != 0 && (size < 1e-4 || size >= 1e6) ? Exponential(shortest) : shortest;
    }

    /// <summary><c>1234.5</c> as <c>1.2345e+03</c>.</summary>
    private static string Exponential(string shortest)
    {
        var sign = shortest.StartsWith('-') ? "-" : "";
        var mark = shortest.IndexOf('E', StringComparison.Ordinal);
        var number = mark < 0 ? shortest[sign.Length..] : shortest[sign.Length..mark];
        var written = mark < 0 ? 0 : int.Parse(shortest[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = number.IndexOf('.', StringComparison.Ordinal) is var at and >= 0 ? at : number.Length;
        var digits = number.Replace(".", "", StringComparison.Ordinal);
        var first = digits.AsSpan().IndexOfAnyExcept('0');
        var exponent = written + point - first - 1;
        digits = digits[first..].TrimEnd('0');
        var fraction = digits.Length > 1 ? "." + digits[1..] : "";
        return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent).ToString("00", CultureInfo.InvariantCulture)}";
    }

    /// <summary>A number as Go's ParseFloat reads it, but for hexadecimal ones; one that is too large is none, and neither are the words for infinity, which no setting can mean.</summary>
    public static bool TryReal(string text, out double value) =>
        double.TryParse(text.Replace("_", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out value)
        && double.IsFinite(value);

    /// <summary>An integer that is too large for <see cref="long"/>, with Go's prefixes.</summary>
    public static bool TryUnsigned(string text, out ulong value)
    {
        var isPrefixed = text.Length > 2 && text[0] == '0';
        value = 0;
        return (isPrefixed ? char.ToLowerInvariant(text[1]) : '\0') switch
        {
            'x' => ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value),
            'b' => ulong.TryParse(text.AsSpan(2), NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out value),
            _ => !isPrefixed && ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value),
        };
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

    /// <summary>Octal digits, a sign before them at most.</summary>
    public static bool TryOctal(string text, out long value)
    {
        var isNegative = text.StartsWith('-');
        var digits = isNegative || text.StartsWith('+') ? text[1..] : text;
        value = 0;
        return digits.Length > 0 && TryDigits(digits, 8, isNegative, out value);
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
