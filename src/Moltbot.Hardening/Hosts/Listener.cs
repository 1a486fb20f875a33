using System.Net;

namespace Moltbot.Hardening.Hosts;

/// <summary>A TCP socket that waits for connections.</summary>
public sealed record Listener(IPAddress Address, int Port)
{
    /// <summary>No other machine reaches it. An IPv4 address in IPv6's clothes counts as what it is.</summary>
    public bool IsLoopback => IPAddress.IsLoopback(Address.IsIPv4MappedToIPv6 ? Address.MapToIPv4() : Address);
}
