using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>The emitted forwarder when a side is not there, or goes without a word: it outlives that, tells the other side, and keeps nothing open.</summary>
[SupportedOSPlatform("linux")]
public sealed class BrokenConnectionTests(RunningForwarder forwarder) : IClassFixture<RunningForwarder>, IDisposable
{
    [NamespaceFact]
    public async Task A_gateway_that_starts_again_is_found_again()
    {
        using (new GatewayEnd(forwarder, GatewayEnd.EchoAsync))
        {
            Assert.True(await AnswersAsync());
        }

        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.False(await AnswersAsync());
        }

        using var gateway = new GatewayEnd(forwarder, GatewayEnd.EchoAsync);
        Assert.True(await AnswersAsync());
    }

    /// <summary>As an end, not as a reset: what is cut short in HTTP and WebSockets shows by their own framing.</summary>
    [NamespaceTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_connection_that_breaks_off_ends_on_the_other_side_too(bool clientBreaks)
    {
        using var gateway = new ManualGateway(forwarder);
        using var client = await forwarder.ToForwarderAsync();
        var server = await gateway.Connection;
        var (breaking, other) = clientBreaks ? (client, server) : (server, client);
        var before = forwarder.OpenSockets;
        var receiving = other.ReceiveAsync();

        await breaking.SendAsync(new byte[100]);
        breaking.Reset();

        Assert.InRange((await receiving).Length, 0, 100);
        other.Dispose();
        Assert.Equal(before - 2, await SocketsAsync(now => now == before - 2));
    }

    [NamespaceFact]
    public async Task Clients_that_break_off_in_the_middle_leave_nothing_behind()
    {
        using var gateway = new GatewayEnd(forwarder, GatewayEnd.EchoAsync);
        Assert.True(await AnswersAsync());
        var before = await SocketsAsync(static _ => true);

        for (var round = 0; round < 50; round++)
        {
            var client = await forwarder.ToForwarderAsync();
            await client.SendAsync(new byte[round * 4000]);
            client.Reset();
        }

        Assert.InRange(await SocketsAsync(now => now <= before), 0, before);
        Assert.True(await AnswersAsync());
    }

    public void Dispose() => Assert.True(forwarder.IsRunning, "the forwarder has ended: " + forwarder.Said);

    /// <summary>Whether what a client says comes back; it is told soon that it does not.</summary>
    private async Task<bool> AnswersAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var buffer = new byte[5];
        try
        {
            using var client = await forwarder.ToForwarderAsync();
            await client.SendAsync("hello"u8.ToArray(), limit.Token);
            return await client.ReceiveAsync(buffer, limit.Token) == 5 && buffer.AsSpan().SequenceEqual("hello"u8);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    /// <summary>How many sockets the forwarder has once that number suits, or after five seconds.</summary>
    private async Task<int> SocketsAsync(Predicate<int> suits)
    {
        var sockets = forwarder.OpenSockets;
        for (var round = 0; round < 50 && !suits(sockets); round++)
        {
            await Task.Delay(100);
            sockets = forwarder.OpenSockets;
        }

        return sockets;
    }
}
