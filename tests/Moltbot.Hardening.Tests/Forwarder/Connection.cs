using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>What tests do with one end of a connection.</summary>
[SupportedOSPlatform("linux")]
internal static class Connection
{
    /// <summary>For what is over in a second or two where nothing is wrong.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    public static Task<Socket> ToForwarderAsync(this RunningForwarder forwarder) => forwarder.ConnectAsync(TwoNamespaces.GatewayAddress, forwarder.Emitted.Port);

    /// <summary>From the client's namespace.</summary>
    public static async Task<Socket> ConnectAsync(this RunningForwarder forwarder, IPAddress address, int port)
    {
        var socket = forwarder.Namespaces.Client.NewSocket(address.AddressFamily);
        try
        {
            await socket.ConnectAsync(address, port);
            return socket;
        }
        catch (SocketException)
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Sends so many bytes of a generator that a seed starts, and ends the direction.</summary>
    /// <returns>Their hash.</returns>
    public static async Task<string> SendAsync(this Socket socket, long length, int seed, Action<long>? sent = null)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var random = new Random(seed);
        var chunk = new byte[65536];
        for (var rest = length; rest > 0;)
        {
            random.NextBytes(chunk);
            var part = chunk.AsMemory(0, (int)Math.Min(rest, chunk.Length));
            hash.AppendData(part.Span);
            for (var at = 0; at < part.Length;)
            {
                at += await socket.SendAsync(part[at..], limit.Token);
            }

            rest -= part.Length;
            sent?.Invoke(length - rest);
        }

        socket.Shutdown(SocketShutdown.Send);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Breaks off: the other side gets a reset, not an end.</summary>
    public static void Reset(this Socket socket)
    {
        socket.LingerState = new LingerOption(enable: true, seconds: 0);
        socket.Dispose();
    }

    /// <summary>Reads until the other side ends the direction.</summary>
    public static async Task<Transfer> ReceiveAsync(this Socket socket)
    {
        using var limit = new CancellationTokenSource(Limit);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[65536];
        var length = 0L;
        for (int read; (read = await socket.ReceiveAsync(buffer, limit.Token)) > 0; length += read)
        {
            hash.AppendData(buffer.AsSpan(0, read));
        }

        return new Transfer(length, Convert.ToHexString(hash.GetHashAndReset()));
    }
}
