using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>What the emitted forwarder does by itself, as time goes.</summary>
[SupportedOSPlatform("linux")]
public sealed class ForwarderClockTests
{
    /// <summary>A gateway's container that the engine starts again gets a new namespace, and what had joined the old one stays there with loopback alone (moby/moby#24935, docker/for-linux#1299).</summary>
    [NamespaceFact]
    public void A_forwarder_whose_network_is_gone_ends_so_that_it_is_started_into_the_new_one()
    {
        using var forwarder = new RunningForwarder();
        Assert.False(forwarder.EndsWithin(TimeSpan.FromSeconds(1)));

        forwarder.Namespaces.TakeInterfaceAway();

        Assert.True(forwarder.EndsWithin(TimeSpan.FromSeconds(15)), "the forwarder runs on where nobody can reach it");
        Assert.Equal(1, forwarder.ExitCode);
    }

    /// <summary>The emitted one with its ten minutes made one second.</summary>
    [NamespaceFact]
    public async Task A_connection_that_one_side_has_ended_is_closed_once_the_other_is_silent_and_an_open_one_never()
    {
        var emitted = EmittedForwarder.Read();
        Assert.Contains("setTimeout(600000,", emitted.Command[^1], StringComparison.Ordinal);
        using var forwarder = new RunningForwarder(emitted with { Command = emitted.Command.SetItem(emitted.Command.Length - 1, emitted.Command[^1].Replace("600000", "1000", StringComparison.Ordinal)) });
        using var gateway = new ManualGateway(forwarder);
        using var open = await forwarder.ToForwarderAsync();
        var server = await gateway.Connection;
        using var ended = await forwarder.ToForwarderAsync();

        await ended.SendAsync(1000, 7);
        var silence = ended.ReceiveAsync();
        Assert.NotSame(silence, await Task.WhenAny(silence, Task.Delay(500)));
        Assert.Equal(0, (await silence).Length);

        var said = await open.SendAsync(1000, 8);
        Assert.Equal(new Transfer(1000, said), await server.ReceiveAsync());
        Assert.True(forwarder.IsRunning, forwarder.Said);
    }
}
