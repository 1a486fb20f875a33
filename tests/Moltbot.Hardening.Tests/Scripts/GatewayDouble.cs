using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Moltbot.Hardening.Tests.Scripts;

/// <summary>A listener on 127.0.0.1 that answers as a gateway does: 200 to the token that it runs with, 401 to any other call, nothing while it is down.</summary>
/// <remarks>What it runs with stands in the files that the docker double writes: <c>running</c> and <c>token</c>.</remarks>
internal sealed class GatewayDouble : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);

    private readonly string folder;

    private readonly Task accepting;

    public GatewayDouble(string folder)
    {
        this.folder = folder;
        listener.Start();
        accepting = Task.Run(Accept);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public void Dispose()
    {
        listener.Dispose();
        accepting.Wait();
    }

    private async Task Accept()
    {
        while (true)
        {
            TcpClient client;
            try
            {
                client = await listener.AcceptTcpClientAsync();
            }
            catch (Exception closed) when (closed is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }

            try
            {
                await Answer(client);
            }
            catch (IOException)
            {
                // The asking script was killed.
            }
            finally
            {
                client.Dispose();
            }
        }
    }

    private async Task Answer(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var given = "";
        while (await reader.ReadLineAsync() is { Length: > 0 } line)
        {
            given = line.StartsWith("Authorization: Bearer ", StringComparison.Ordinal) ? line["Authorization: Bearer ".Length..] : given;
        }

        if (!File.Exists(Path.Combine(folder, "running")))
        {
            return;
        }

        var isRight = File.Exists(Path.Combine(folder, "open")) || (given.Length > 0 && given == await File.ReadAllTextAsync(Path.Combine(folder, "token")));
        var answer = isRight ? "HTTP/1.1 200 OK" : "HTTP/1.1 401 Unauthorized";
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
    }
}
