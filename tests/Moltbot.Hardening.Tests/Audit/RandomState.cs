using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using Moltbot.Hardening.Tests.Scripts;

namespace Moltbot.Hardening.Tests.Audit;

/// <summary>A state folder as no gateway leaves it: modes, owners, links, pipes, names and logs by chance.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class RandomState(Random random, ScriptHost host) : IDisposable
{
    private static readonly string[] Names =
    [
        "a b", "-rf", "new\nline", "ünïcode", "tab\tbed", "*", "it's", "back\\slash", "##vso[x]", "a::b", "$(id)", "clawdbot.json.bak", ".hidden", "credentials", "logs", "sessions", "notes.txt", "db.sqlite-wal", "\u001b[31m",
    ];

    private static readonly string[] Logs = ["gateway.log", "x.log.1", "y.log", "z.LOG", "old.log.gz", "log"];

    private readonly List<Socket> sockets = [];
    private readonly HashSet<string> files = new(StringComparer.Ordinal);
    private readonly string outside = host.At("outside");

    /// <summary>Makes one, with its name; what it holds may be nothing at all.</summary>
    /// <param name="number">Of the host.</param>
    /// <param name="isSound">All in it is closed, and no log holds a secret.</param>
    public string Make(int number, bool isSound)
    {
        Directory.CreateDirectory(outside);
        File.WriteAllText(Path.Combine(outside, "file"), "outside\n");
        var folder = host.At($"state/{number}/{random.Pick(".clawdbot", "state of mine", "-state", "ünï")}");
        Directory.CreateDirectory(folder);
        Fill(folder, 0, isSound ? 0 : 1);
        Close(folder, isFolder: true, isSound ? 0 : 1);
        if (Environment.IsPrivilegedProcess && random.OneIn(3))
        {
            Give("1000", folder, random.OneIn(2));
        }

        return isSound ? folder : random.Next(20) switch
        {
            0 => Link(folder, folder + ".link"),
            1 => Path.Combine(outside, "file"),
            2 => folder + "/",
            _ => folder,
        };
    }

    public void Dispose() => sockets.ForEach(static socket => socket.Dispose());

    private void Fill(string folder, int depth, int wildness)
    {
        for (var i = random.Next(depth == 0 ? 9 : 4); i > 0; i--)
        {
            var path = Path.Combine(folder, random.OneIn(3) ? random.Pick(Logs) : random.Pick(Names));
            if (Path.Exists(path) || new FileInfo(path).LinkTarget is not null)
            {
                continue;
            }

            Add(path, depth, wildness);
            if (wildness > 0 && Environment.IsPrivilegedProcess && random.OneIn(12))
            {
                Give(random.Pick("0", "1000", "12345"), path, deep: false);
            }
        }
    }

    private void Add(string path, int depth, int wildness)
    {
        switch (wildness == 0 ? random.Next(8) : random.Next(14))
        {
            case < 6:
                Write(path, wildness);
                break;
            case < 9 when depth < 3:
                Directory.CreateDirectory(path);
                Fill(path, depth + 1, wildness);
                Close(path, isFolder: true, wildness);
                break;
            case 9:
                Link(random.Pick("/nowhere", outside, Path.Combine(outside, "file"), "."), path);
                break;
            case 10 when files.Count > 0:
                Shell("ln", "--", files.First(), path);
                break;
            case 11:
                Shell("mkfifo", "--", path);
                break;
            case 12 when Encoding.UTF8.GetByteCount(path) < 100:
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                sockets.Add(socket);
                break;
            default:
                Write(path, wildness);
                break;
        }
    }

    private void Write(string path, int wildness)
    {
        var text = RandomLog.Text(random, wildness > 0 && random.OneIn(2));
        File.WriteAllBytes(path, path.EndsWith(".gz", StringComparison.Ordinal) ? RandomLog.Packed(random, text) : Encoding.UTF8.GetBytes(text));
        files.Add(path);
        Close(path, isFolder: false, wildness);
    }

    private void Close(string path, bool isFolder, int wildness)
    {
        var mode = wildness == 0 || random.OneIn(2) ? (isFolder ? "700" : "600")
            : isFolder ? random.Pick("755", "2700", "1777", "500", "750", "711", "4700")
            : random.Pick("644", "400", "000", "4600", "2640", "700", "1600", "604", "666");
        File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32(mode, 8));
    }

    private static void Give(string owner, string path, bool deep) => Shell("chown", deep ? ["-hR", owner, "--", path] : ["-h", owner, "--", path]);

    private static string Link(string target, string path)
    {
        File.CreateSymbolicLink(path, target);
        return path;
    }

    private static void Shell(string program, params string[] arguments)
    {
        using var process = System.Diagnostics.Process.Start(program, arguments);
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
    }
}
