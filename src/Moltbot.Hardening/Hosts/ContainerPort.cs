using System.Net;

namespace Moltbot.Hardening.Hosts;

/// <summary>A port of a container that the engine hands on from the host.</summary>
/// <param name="Target">As docker writes it: <c>18789/tcp</c>.</param>
/// <param name="HostAddress">Empty: every interface.</param>
internal sealed record ContainerPort(string Target, string HostAddress)
{
    public bool IsLoopback => IPAddress.TryParse(HostAddress, out var address) && IPAddress.IsLoopback(address);
}
