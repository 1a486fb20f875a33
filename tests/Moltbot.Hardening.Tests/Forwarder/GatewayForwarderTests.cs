using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>The emitted forwarder between two network namespaces: what comes through it and what does not. One forwarder for all of them, and none may end it.</summary>
[SupportedOSPlatform("linux")]
public sealed class GatewayForwarderTests(RunningForwarder forwarder) : IClassFixture<RunningForwarder>, IDisposable
{
    private const int Megabyte = 1 << 20;

    [NamespaceFact]
    public async Task A_client_comes_in_by_the_published_port_and_never_past_loopback()
    {
        using var gateway = new GatewayEnd(forwarder, GatewayEnd.EchoAsync);

        using var client = await forwarder.ToForwarderAsync();
        var sent = await client.SendAsync(Megabyte, 1);

        Assert.Equal(new Transfer(Megabyte, sent), await client.ReceiveAsync());
        await RefusedAsync(TwoNamespaces.GatewayAddress, forwarder.Emitted.GatewayPort);
        await RefusedAsync(TwoNamespaces.GatewayAddress6, forwarder.Emitted.GatewayPort);
        await RefusedAsync(TwoNamespaces.GatewayAddress6, forwarder.Emitted.Port);

        // The refusals are loopback's doing: inside, the gateway is there.
        using var inside = forwarder.Namespaces.Gateway.NewSocket();
        await inside.ConnectAsync(IPAddress.Loopback, forwarder.Emitted.GatewayPort);
    }

    [NamespaceFact]
    public void It_runs_without_a_right()
    {
        Assert.Equal("1000\t1000\t1000\t1000", forwarder.Status("Uid"));
        Assert.Equal("1000\t1000\t1000\t1000", forwarder.Status("Gid"));
        Assert.All((string[])["CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb"], set => Assert.Equal("0000000000000000", forwarder.Status(set)));
        Assert.Equal("1", forwarder.Status("NoNewPrivs"));
    }

    [NamespaceFact]
    public async Task A_hundred_megabytes_arrive_whole_each_way_at_once()
    {
        var received = new TaskCompletionSource<Transfer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var served = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var gateway = new GatewayEnd(forwarder, async connection =>
        {
            var receiving = connection.ReceiveAsync();
            served.SetResult(await connection.SendAsync(100 * Megabyte, 2));
            received.SetResult(await receiving);
        });

        using var client = await forwarder.ToForwarderAsync();
        var receiving = client.ReceiveAsync();
        var sent = await client.SendAsync(100 * Megabyte, 3);

        Assert.Equal(new Transfer(100 * Megabyte, sent), await received.Task.WaitAsync(Connection.Limit));
        Assert.Equal(new Transfer(100 * Megabyte, await served.Task.WaitAsync(Connection.Limit)), await receiving);
    }

    [NamespaceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_side_that_does_not_read_holds_the_other_up_and_fills_no_memory(bool clientWrites)
    {
        using var gateway = new ManualGateway(forwarder);
        using var client = await forwarder.ToForwarderAsync();
        var server = await gateway.Connection;
        var (writer, reader) = clientWrites ? (client, server) : (server, client);

        var sent = 0L;
        var sending = writer.SendAsync(100 * Megabyte, 4, now => Interlocked.Exchange(ref sent, now));
        var held = await StandsStillAsync(() => Interlocked.Read(ref sent));
        var memory = forwarder.Memory;
        var receiving = reader.ReceiveAsync();

        // What the kernel keeps for two connections, and a little of the forwarder's own.
        Assert.InRange(held, 1, 50 * Megabyte);
        Assert.InRange(memory, 1, 150);
        Assert.Equal(new Transfer(100 * Megabyte, await sending), await receiving);
    }

    [NamespaceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_side_that_has_said_all_still_hears_the_rest(bool clientEndsFirst)
    {
        using var gateway = new ManualGateway(forwarder);
        using var client = await forwarder.ToForwarderAsync();
        var server = await gateway.Connection;
        var (first, second) = clientEndsFirst ? (client, server) : (server, client);

        var asked = await first.SendAsync(Megabyte, 5);
        Assert.Equal(new Transfer(Megabyte, asked), await second.ReceiveAsync());
        var answered = await second.SendAsync(Megabyte, 6);

        Assert.Equal(new Transfer(Megabyte, answered), await first.ReceiveAsync());
    }

    [NamespaceFact]
    public async Task Two_hundred_connections_at_once_each_get_their_own_answer()
    {
        const int Connections = 200;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var open = 0;
        using var gateway = new GatewayEnd(forwarder, async connection =>
        {
            // None is answered before all are open.
            if (Interlocked.Increment(ref open) == Connections)
            {
                all.SetResult();
            }

            await all.Task.WaitAsync(Connection.Limit);
            await GatewayEnd.EchoAsync(connection);
        });

        var clients = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => forwarder.ToForwarderAsync()));
        await all.Task.WaitAsync(Connection.Limit);
        var told = await Task.WhenAll(clients.Select(static async (client, seed) =>
        {
            var receiving = client.ReceiveAsync();
            var sent = await client.SendAsync(10_000 + seed, seed);
            return (Sent: new Transfer(10_000 + seed, sent), Received: await receiving);
        }));

        Assert.All(told, static each => Assert.Equal(each.Sent, each.Received));
        Array.ForEach(clients, static client => client.Dispose());
    }

    public void Dispose() => Assert.True(forwarder.IsRunning, "the forwarder has ended: " + forwarder.Said);

    private async Task RefusedAsync(IPAddress address, int port)
    {
        var refused = await Assert.ThrowsAsync<SocketException>(() => forwarder.ConnectAsync(address, port));
        Assert.Equal(SocketError.ConnectionRefused, refused.SocketErrorCode);
    }

    /// <summary>The number once it did not change for half a second.</summary>
    private static async Task<long> StandsStillAsync(Func<long> number)
    {
        for (long before = -1, now = number(); ; before = now, now = number())
        {
            if (now == before && now > 0)
            {
                return now;
            }

            await Task.Delay(500);
        }
    }
}
