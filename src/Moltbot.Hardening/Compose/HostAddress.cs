using System.Globalization;
using System.Net;

namespace Moltbot.Hardening.Compose;

/// <summary>Addresses as docker compose takes them, which is stricter than .NET: no short, octal or hexadecimal IPv4, no zone behind an IPv6 one.</summary>
internal static class HostAddress
{
    public static bool IsValid(string text) => text.Contains(':', StringComparison.Ordinal)
        ? text.AsSpan().IndexOfAny("%[]/") < 0 && IPAddress.TryParse(text, out _)
        : text.Split('.') is { Length: 4 } parts && Array.TrueForAll(parts, IsByte);

    private static bool IsByte(string text) => byte.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        && value.ToString(CultureInfo.InvariantCulture) == text;
}
