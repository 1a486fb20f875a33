using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>What stands in the gateway's place: a listener on its namespace's loopback that does with each connection what a test says.</summary>
[SupportedOSPlatform("linux")]
internal sealed class GatewayEnd : IDisposable
{
    private readonly Socket listener;

    private readonly ConcurrentBag<Socket> connections = [];

    private readonly Task accepting;

    public GatewayEnd(RunningForwarder forwarder, Func<Socket, Task> serve)
    {
        listener = forwarder.Namespaces.Gateway.NewSocket();
        listener.Bind(new IPEndPoint(IPAddress.Loopback, forwarder.Emitted.GatewayPort));
        listener.Listen(512);

        // Away from xunit's few threads, which tests wait on.
        accepting = Task.Run(() => AcceptAsync(serve));
    }

    /// <summary>Sends back what comes.</summary>
    public static async Task EchoAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection);
        await stream.CopyToAsync(stream);
    }

    /// <summary>Ends as a process does: nobody listens, and its connections are closed.</summary>
    public void Dispose()
    {
        listener.Dispose();
        foreach (var connection in connections)
        {
            connection.Dispose();
        }

        Assert.True(accepting.Wait(TimeSpan.FromSeconds(20)), "a connection is still served");
    }

    private async Task AcceptAsync(Func<Socket, Task> serve)
    {
        var serving = new List<Task>();
        while (true)
        {
            Socket connection;
            try
            {
                connection = await listener.AcceptAsync();
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
            {
                break;
            }

            connections.Add(connection);
            serving.Add(Task.Run(() => ServeAsync(connection, serve)));
        }

        await Task.WhenAll(serving);
    }

    private static async Task ServeAsync(Socket connection, Func<Socket, Task> serve)
    {
        using (connection)
        {
            try
            {
                await serve(connection);
            }
            catch (Exception gone) when (gone is IOException or SocketException or ObjectDisposedException)
            {
                // A client that went away without a word is what some tests are about; what they expect of it they ask elsewhere.
            }
        }
    }
}
