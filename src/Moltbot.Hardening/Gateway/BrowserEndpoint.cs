using System.Net;

namespace Moltbot.Hardening.Gateway;

/// <summary>Addresses by which a browser is commanded (Chrome's DevTools protocol).</summary>
/// <param name="Value">The address as written.</param>
/// <param name="Host">Its host.</param>
/// <param name="IsEncrypted">By TLS.</param>
internal sealed record BrowserEndpoint(ConfigValue Value, string Host, bool IsEncrypted)
{
    public bool IsLoopback => Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Those of the profiles, after the one that holds without a profile.</summary>
    public static IEnumerable<BrowserEndpoint> Of(GatewayConfig config) => config.Children(config["browser", "profiles"])
        .Select(profile => config["browser", "profiles", profile.Name, "cdpUrl"])
        .Prepend(config["browser", "cdpUrl"])
        .Select(Parse).OfType<BrowserEndpoint>();

    /// <returns>Null where the text is no address, or only the host knows it.</returns>
    public static BrowserEndpoint? Parse(ConfigValue value) => value is { Text: { } text, IsRefused: false } && Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Host.Length > 0
        ? new BrowserEndpoint(value, address.Host, address.Scheme is "https" or "wss")
        : null;
}
