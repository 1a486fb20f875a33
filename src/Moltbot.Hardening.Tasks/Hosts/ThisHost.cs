using System.Collections.Immutable;
using System.Net.NetworkInformation;
using System.Text;
using Moltbot.Hardening.Hosts;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>The machine that the build runs on, as the user of the build sees it.</summary>
internal sealed class ThisHost : IHost
{
    private readonly IReadOnlyDictionary<string, string> environment;
    private readonly string mountTable;

    /// <param name="environment">Where programs and the dates of the scripts are looked for.</param>
    /// <param name="mountTable">The kernel's list of mounts.</param>
    public ThisHost(IReadOnlyDictionary<string, string> environment, string mountTable = "/proc/mounts")
    {
        this.environment = environment;
        this.mountTable = mountTable;
        Containers = DockerEngine.Find(environment);
    }

    public IContainerEngine? Containers { get; }

    public Answer<StateTree>? Tree(string folder) => OperatingSystem.IsLinux() && Environment.Is64BitProcess
        ? LinuxTree.Read(folder, mountTable)
        : new Answer<StateTree>(null, $"modes, owners and links are read on 64-bit Linux only, and this is {Name()}; security-audit.sh of the bundle reads them with the tools of macOS, too");

    public Answer<ImmutableArray<Listener>> Listeners()
    {
        try
        {
            return new Answer<ImmutableArray<Listener>>(OperatingSystem.IsLinux() ? ProcNet.Listeners() : OfSystem(), null);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or NetworkInformationException or PlatformNotSupportedException)
        {
            return new Answer<ImmutableArray<Listener>>([], "the system does not tell what listens");
        }
    }

    public TextReader? Open(StateEntry entry)
    {
        if (LinuxCalls.OpenToRead(entry.Address) is not { } handle)
        {
            return null;
        }

        var file = new FileStream(handle, FileAccess.Read);
        var isPacked = entry.Path.EndsWith(".gz", StringComparison.Ordinal);
        if (isPacked && file.Length == 0)
        {
            // Nothing is no packed file.
            file.Dispose();
            return null;
        }

        return new StreamReader(isPacked ? new WholeGzip(file) : file, Encoding.Latin1, detectEncodingFromByteOrderMarks: false);
    }

    public ISourceTree Files(string above) => new DiskTree(above);

    public DatedFile Dated(string name)
    {
        var folder = Variable("XDG_STATE_HOME") ?? Path.Combine(Variable("HOME") ?? Variable("USERPROFILE") ?? "/", ".local", "state");
        var path = Path.Combine(folder, "moltbot-hardening", name);
        return new DatedFile(path, File.Exists(path) ? Age(File.GetLastWriteTimeUtc(path)) : null);
    }

    /// <summary>In whole seconds, as the scripts count.</summary>
    private static TimeSpan Age(DateTime written) =>
        TimeSpan.FromSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - new DateTimeOffset(written).ToUnixTimeSeconds());

    private static ImmutableArray<Listener> OfSystem() =>
        [.. IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(static end => new Listener(end.Address, end.Port))];

    private static string Name() => OperatingSystem.IsMacOS() ? "macOS" : OperatingSystem.IsWindows() ? "Windows" : OperatingSystem.IsLinux() ? "a 32-bit process" : "another system";

    private string? Variable(string name) => environment.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;
}
