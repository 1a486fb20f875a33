using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>The gateway's container and somebody beside it, as a bridge network joins them: two network namespaces and a pair of interfaces.</summary>
[SupportedOSPlatform("linux")]
internal sealed class TwoNamespaces : IDisposable
{
    private readonly string name = $"mbh-{Environment.ProcessId}-{Guid.NewGuid():N}"[..20];

    public TwoNamespaces()
    {
        Gateway = new NetworkNamespace(name + "-g");
        Client = new NetworkNamespace(name + "-c");
        foreach (var command in Commands())
        {
            var problem = Ip(command);
            if (problem.Length > 0)
            {
                Dispose();
                throw new InvalidOperationException($"ip {command}: {problem}");
            }
        }
    }

    public static IPAddress GatewayAddress { get; } = IPAddress.Parse("10.77.0.2");

    public static IPAddress GatewayAddress6 { get; } = IPAddress.Parse("fd77::2");

    public NetworkNamespace Gateway { get; }

    public NetworkNamespace Client { get; }

    /// <summary>What the engine does when it takes a container down: its end of the pair goes, and with it the other one.</summary>
    public void TakeInterfaceAway() => Assert.Empty(Ip($"-n {Gateway.Name} link del eth0"));

    public void Dispose()
    {
        Ip("netns del " + Gateway.Name);
        Ip("netns del " + Client.Name);
    }

    private string[] Commands() =>
    [
        $"netns add {Gateway.Name}",
        $"netns add {Client.Name}",
        $"link add eth0 netns {Gateway.Name} type veth peer name eth0 netns {Client.Name}",
        $"-n {Gateway.Name} link set lo up",
        $"-n {Client.Name} link set lo up",
        $"-n {Gateway.Name} addr add {GatewayAddress}/30 dev eth0",
        $"-n {Gateway.Name} addr add {GatewayAddress6}/64 dev eth0 nodad",
        $"-n {Client.Name} addr add 10.77.0.1/30 dev eth0",
        $"-n {Client.Name} addr add fd77::1/64 dev eth0 nodad",
        $"-n {Gateway.Name} link set eth0 up",
        $"-n {Client.Name} link set eth0 up",
    ];

    /// <returns>What it complained of.</returns>
    private static string Ip(string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("ip", arguments) { RedirectStandardError = true }) ?? throw new InvalidOperationException("ip did not start");
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"exit {process.ExitCode} {errors}";
    }
}
