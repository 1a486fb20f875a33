using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;

namespace Moltbot.Hardening.Tests.Forwarder;

/// <summary>The emitted forwarder in the gateway's namespace, with what the override takes from it: not root, no capability, no way to a new privilege. The same one for every test of a class.</summary>
[SupportedOSPlatform("linux")]
public sealed class RunningForwarder : IDisposable
{
    private readonly Process process;

    private readonly StringBuilder said = new();

    public RunningForwarder()
        : this(EmittedForwarder.Read())
    {
    }

    internal RunningForwarder(EmittedForwarder emitted)
    {
        Emitted = emitted;
        Namespaces = new TwoNamespaces();
        var ids = Emitted.User.Split(':');
        var start = new ProcessStartInfo("ip", ["netns", "exec", Namespaces.Gateway.Name,
            "setpriv", "--reuid", ids[0], "--regid", ids[1], "--clear-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all", .. Emitted.Command])
        {
            WorkingDirectory = "/",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        process = Process.Start(start) ?? throw new InvalidOperationException("the forwarder did not start");
        process.OutputDataReceived += Append;
        process.ErrorDataReceived += Append;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        WaitForListener();
    }

    internal EmittedForwarder Emitted { get; }

    internal TwoNamespaces Namespaces { get; }

    public bool IsRunning => !process.HasExited;

    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    /// <summary>Resident memory in MiB.</summary>
    public int Memory => int.Parse(Status("VmRSS").Split(' ')[0], CultureInfo.InvariantCulture) / 1024;

    public int OpenSockets => Directory.EnumerateFiles(Proc("fd")).Count(IsSocket);

    /// <summary>A line of the kernel's about the process.</summary>
    public string Status(string name) => File.ReadLines(Proc("status")).Single(line => line.StartsWith(name + ":", StringComparison.Ordinal))[(name.Length + 1)..].Trim();

    public bool EndsWithin(TimeSpan time) => process.WaitForExit(time);

    public int ExitCode => process.ExitCode;

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
            process.WaitForExit();
        }

        process.Dispose();
        Namespaces.Dispose();
    }

    private string Proc(string file) => $"/proc/{process.Id.ToString(CultureInfo.InvariantCulture)}/{file}";

    private static bool IsSocket(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.Name.StartsWith("socket:", StringComparison.Ordinal) == true;
        }
        catch (FileNotFoundException)
        {
            // Closed since it was listed.
            return false;
        }
    }

    private void WaitForListener()
    {
        for (var waited = Stopwatch.StartNew(); ; Thread.Sleep(20))
        {
            try
            {
                using var attempt = Namespaces.Client.NewSocket();
                attempt.Connect(TwoNamespaces.GatewayAddress, Emitted.Port);
                attempt.ReceiveTimeout = 10_000;

                // Until it is told that there is no gateway: a test's gateway must not get this one as its first connection.
                Assert.Equal(0, attempt.Receive(new byte[1]));
                return;
            }
            catch (SocketException refused)
            {
                if (process.HasExited || waited.Elapsed > TimeSpan.FromSeconds(20))
                {
                    Dispose();
                    throw new InvalidOperationException("the forwarder does not listen: " + Said, refused);
                }
            }
        }
    }

    private void Append(object sender, DataReceivedEventArgs line)
    {
        lock (said)
        {
            said.AppendLine(line.Data);
        }
    }
}
