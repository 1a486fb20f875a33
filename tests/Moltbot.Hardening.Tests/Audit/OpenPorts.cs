using System.Net;
using System.Net.Sockets;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>Real listeners of this process, each on a port of its own.</summary>
internal sealed class OpenPorts : IDisposable
{
    private readonly List<TcpListener> listeners = [];

    public OpenPorts()
    {
        Listen(IPAddress.Loopback);
        Listen(IPAddress.Any);
        if (Socket.OSSupportsIPv6)
        {
            Listen(IPAddress.IPv6Loopback);
            Listen(IPAddress.IPv6Any);
            Listen(IPAddress.Loopback.MapToIPv6());
        }
    }

    /// <summary>And one that nobody listens on.</summary>
    public IReadOnlyList<int> All => [.. listeners.Select(static listener => ((IPEndPoint)listener.LocalEndpoint).Port), 1];

    public IReadOnlyList<int> OnLoopback => [((IPEndPoint)listeners[0].LocalEndpoint).Port];

    public void Dispose() => listeners.ForEach(static listener => listener.Dispose());

    private void Listen(IPAddress address)
    {
        var listener = new TcpListener(address, 0);
        try
        {
            if (address.IsIPv4MappedToIPv6)
            {
                listener.Server.DualMode = true;
            }

            listener.Start();
            listeners.Add(listener);
        }
        catch (SocketException)
        {
            // A host without IPv6 has an address less.
            listener.Dispose();
        }
    }
}
