using System.Net.Sockets;
using System.Net.WebSockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Text;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>A WebSocket through the emitted forwarder: the handshake of RFC 6455, messages both ways, pings, the closing.</summary>
[SupportedOSPlatform("linux")]
public sealed class WebSocketThroughForwarderTests(RunningForwarder forwarder) : IClassFixture<RunningForwarder>
{
    [NamespaceFact]
    public async Task Messages_go_both_ways_and_the_closing_is_told()
    {
        using var gateway = new GatewayEnd(forwarder, ServeAsync);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        using var client = new ClientWebSocket();
        client.Options.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
        client.Options.KeepAliveTimeout = TimeSpan.FromSeconds(10);
        using var invoker = new HttpMessageInvoker(new SocketsHttpHandler { ConnectCallback = async (_, _) => new NetworkStream(await forwarder.ToForwarderAsync(), ownsSocket: true) });
        await client.ConnectAsync(new Uri("ws://127.0.0.1:18789/"), invoker, limit.Token);

        Assert.Equal("""{"type":"event","event":"connect.challenge"}""", Encoding.UTF8.GetString((await ReadAsync(client, limit.Token)).Bytes));
        foreach (var size in (int[])[0, 1, 125, 126, 65535, 65536, 1 << 20])
        {
            var message = new byte[size];
            new Random(size).NextBytes(message);
            await client.SendAsync(message, WebSocketMessageType.Binary, endOfMessage: true, limit.Token);
            var (type, back) = await ReadAsync(client, limit.Token);
            Assert.Equal(WebSocketMessageType.Binary, type);
            Assert.Equal(SHA256.HashData(message), SHA256.HashData(back));
        }

        // Long enough for pings to be sent and answered: one that is not would abort the connection.
        await Task.Delay(300, limit.Token);
        await client.CloseAsync(WebSocketCloseStatus.NormalClosure, "enough", limit.Token);
        Assert.Equal((WebSocketState.Closed, WebSocketCloseStatus.NormalClosure, "heard: enough"), (client.State, client.CloseStatus, client.CloseStatusDescription));
    }

    /// <summary>Says something first, as gateways do, then sends back what comes.</summary>
    private static async Task ServeAsync(Socket connection)
    {
        await using var stream = new NetworkStream(connection);
        await AcceptAsync(stream);
        using var server = WebSocket.CreateFromStream(stream, new WebSocketCreationOptions { IsServer = true });
        await server.SendAsync("""{"type":"event","event":"connect.challenge"}"""u8.ToArray(), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        while (true)
        {
            var (type, bytes) = await ReadAsync(server, CancellationToken.None);
            if (type == WebSocketMessageType.Close)
            {
                await server.CloseAsync(WebSocketCloseStatus.NormalClosure, "heard: " + server.CloseStatusDescription, CancellationToken.None);
                return;
            }

            await server.SendAsync(bytes, type, endOfMessage: true, CancellationToken.None);
        }
    }

    private static async Task AcceptAsync(NetworkStream stream)
    {
        var request = new StringBuilder();
        for (var one = new byte[1]; !request.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal); request.Append((char)one[0]))
        {
            await stream.ReadExactlyAsync(one);
        }

        const string Header = "\r\nSec-WebSocket-Key: ";
        var key = request.ToString().Split(Header)[1].Split("\r\n")[0];

#pragma warning disable CA5350 // RFC 6455 has SHA-1 prove that the server read the key; nothing is kept secret by it.
        var accept = Convert.ToBase64String(SHA1.HashData(Encoding.ASCII.GetBytes(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")));
#pragma warning restore CA5350
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n\r\n"));
    }

    /// <summary>One whole message.</summary>
    private static async Task<(WebSocketMessageType Type, byte[] Bytes)> ReadAsync(WebSocket socket, CancellationToken limit)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16384];
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(), limit);
            message.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return (part.MessageType, message.ToArray());
            }
        }
    }
}
