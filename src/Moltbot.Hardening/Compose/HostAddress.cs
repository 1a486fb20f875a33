using System.Globalization;
using System.Net;

namespace Moltbot.Hardening.Compose;

/// <summary>Addresses as docker compose takes them, which is stricter than .NET: no short, octal or hexadecimal IPv4, no zone behind an IPv6 one.</summary>
internal static class HostAddress
{
    public static bool IsValid(string text) => text.Contains(':', StringComparison.Ordinal)
        ? text.AsSpan().IndexOfAny("%[]/") < 0 && IPAddress.TryParse(text, out _)
        : IsIPv4(text);

    private static bool IsIPv4(ReadOnlySpan<char> text)
    {
        for (var part = 0; part < 3; part++)
        {
            var dot = text.IndexOf('.');
            if (dot < 0 || !IsByte(text[..dot]))
            {
                return false;
            }

            text = text[(dot + 1)..];
        }

        return IsByte(text);
    }

    /// <summary>Whether it is a number below 256, written without a zero before it.</summary>
    private static bool IsByte(ReadOnlySpan<char> text) =>
        byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _) && (text.Length == 1 || text[0] != '0');
}
