using System.Globalization;

namespace Moltbot.Hardening.Text;

/// <summary>Numbers of JSON5 1.0, section 6: a sign, hexadecimal, a point at either end, Infinity and NaN; no leading zeros.</summary>
internal static class Json5Numbers
{
    public static bool IsNumber(string word) => TryParse(word, out _);

    /// <summary>The value as JavaScript has it: always a double.</summary>
    public static bool TryParse(string word, out double value)
    {
        var isNegative = word.StartsWith('-');
        var digits = word.AsSpan(isNegative || word.StartsWith('+') ? 1 : 0);
        if (!TryParseUnsigned(digits, out value))
        {
            return false;
        }

        value = isNegative ? -value : value;
        return true;
    }

    private static bool TryParseUnsigned(ReadOnlySpan<char> digits, out double value)
    {
        value = digits is "Infinity" ? double.PositiveInfinity : double.NaN;
        return digits is "Infinity" or "NaN"
            || (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase) ? TryParseHex(digits[2..], out value)
                : IsDecimal(digits) && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out value));
    }

    private static bool TryParseHex(ReadOnlySpan<char> digits, out double value)
    {
        value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }

            value = (value * 16) + Convert.ToInt32(digit.ToString(), 16);
        }

        return digits.Length > 0;
    }

    private static bool IsDecimal(ReadOnlySpan<char> text)
    {
        var whole = Digits(text);
        if (whole > 1 && text[0] == '0')
        {
            return false;
        }

        var at = whole;
        if (at < text.Length && text[at] == '.')
        {
            var fraction = Digits(text[(at + 1)..]);
            at += 1 + fraction;
            if (whole + fraction == 0)
            {
                return false;
            }
        }
        else if (whole == 0)
        {
            return false;
        }

        return at == text.Length || IsExponent(text[at..]);
    }

    private static bool IsExponent(ReadOnlySpan<char> text)
    {
        if (text[0] is not ('e' or 'E'))
        {
            return false;
        }

        var digits = text[1..];
        digits = digits.Length > 0 && digits[0] is '+' or '-' ? digits[1..] : digits;
        return digits.Length > 0 && Digits(digits) == digits.Length;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var other = text.IndexOfAnyExceptInRange('0', '9');
        return other < 0 ? text.Length : other;
    }
}
