namespace Moltbot.Hardening.Findings;

/// <summary>The checksum in the tokens of GitHub and npm: the last six characters are the CRC-32 of the thirty before them, in base 62.</summary>
/// <remarks>Behind GitHub's new authentication token formats (github.blog, 2021-04-05); npm took over the form in the same year.</remarks>
internal static class TokenChecksum
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Characters of a token of that form behind its prefix.</summary>
    public const int Length = 36;

    private const int Random = 30;

    public static bool IsRight(ReadOnlySpan<char> body)
    {
        var rest = Crc32(body[..Random]);
        for (var i = Length - 1; i >= Random; i--)
        {
            if (body[i] != Digits[(int)(rest % 62)])
            {
                return false;
            }

            rest /= 62;
        }

        return rest == 0;
    }

    /// <summary>As ISO-HDLC defines it, bit by bit: thirty characters need no table.</summary>
    private static uint Crc32(ReadOnlySpan<char> text)
    {
        var crc = uint.MaxValue;
        foreach (var unit in text)
        {
            crc ^= (byte)unit;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }

        return ~crc;
    }
}
