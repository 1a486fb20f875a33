using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Moltbot.Hardening.Gateway;

/// <summary>Networks that an entry of <c>trustedProxies</c> names.</summary>
internal static class ProxyRange
{
    /// <summary>A network of compose is a /16 by default; what is wider is nobody's own.</summary>
    private const int WidestV4 = 16;

    private const int WidestV6 = 48;

    /// <summary>Private ranges of that very width (RFC 1918, 3927): all of them, not one network.</summary>
    private static readonly string[] WholeRanges = ["192.168.0.0/16", "169.254.0.0/16"];

    public static bool IsTooWide(string text)
    {
        var entry = text.Trim();
        var slash = entry.IndexOf('/', StringComparison.Ordinal);
        if (entry == "*" || WholeRanges.Contains(entry))
        {
            return true;
        }

        return slash > 0 && IPAddress.TryParse(entry[..slash], out var address) && !IPAddress.IsLoopback(address)
            && int.TryParse(entry[(slash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var bits)
            && bits < (address.AddressFamily == AddressFamily.InterNetwork ? WidestV4 : WidestV6);
    }
}
