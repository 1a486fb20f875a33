using System.Buffers;
using System.Globalization;

namespace Moltbot.Hardening.Compose.Finishing;

/// <summary>Sizes as docker writes them: <c>64m</c>, <c>1.5 GiB</c>; the units are powers of 1024.</summary>
internal static class ByteSize
{
    private const string Units = "bkmgtp";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789. ");

    /// <summary>Bytes, or null where the text is no size.</summary>
    public static long? Parse(string text)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var bytes))
        {
            return bytes;
        }

        var end = text.AsSpan().LastIndexOfAny(Digits) + 1;
        if (end == 0 || !double.TryParse(text[..end].TrimEnd(' '), NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var unit = text[end..].ToLowerInvariant();
        var power = unit.Length == 0 ? 0 : Units.IndexOf(unit[0], StringComparison.Ordinal);
        return power < 0 || !(unit.Length <= 1 || (power == 0 ? unit == "b" : unit[1..] is "b" or "ib")) ? null : (long)(number * Math.Pow(1024, power));
    }
}
