using System.Net.Sockets;
using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>A gateway whose first connection is in the test's own hands.</summary>
[SupportedOSPlatform("linux")]
internal sealed class ManualGateway : IDisposable
{
    private readonly TaskCompletionSource<Socket> first = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly TaskCompletionSource ended = new();

    private readonly GatewayEnd end;

    public ManualGateway(RunningForwarder forwarder) => end = new GatewayEnd(forwarder, connection =>
    {
        first.TrySetResult(connection);
        return ended.Task;
    });

    public Task<Socket> Connection => first.Task.WaitAsync(Forwarder.Connection.Limit);

    public void Dispose()
    {
        ended.SetResult();
        end.Dispose();
    }
}
