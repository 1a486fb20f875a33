using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>A network namespace that <c>ip netns</c> made. A socket belongs for good to the namespace of the thread that made it, so this process can speak in several.</summary>
[SupportedOSPlatform("linux")]
internal sealed class NetworkNamespace(string name)
{
    /// <summary>CLONE_NEWNET of setns(2).</summary>
    private const int Network = 0x40000000;

    public string Name { get; } = name;

    public Socket NewSocket(AddressFamily family = AddressFamily.InterNetwork) => Inside(() => new Socket(family, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true });

    /// <summary>On a thread that ends afterwards: no other work may find itself in here.</summary>
    private T Inside<T>(Func<T> make)
    {
        using var handle = File.OpenHandle("/run/netns/" + Name);
        Exception? failure = null;
        T? made = default;
        var thread = new Thread(() =>
        {
            try
            {
                made = SetNamespace(handle, Network) == 0 ? make() : throw new Win32Exception(Marshal.GetLastPInvokeError());
            }
            catch (Exception thrown) when (thrown is Win32Exception or SocketException)
            {
                failure = thrown;
            }
        });
        thread.Start();
        thread.Join();
        return made ?? throw new InvalidOperationException($"nothing could be made in the namespace {Name}", failure);
    }

    [DllImport("libc", EntryPoint = "setns", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNamespace(SafeFileHandle handle, int kind);
}
