using System.Globalization;
using System.Net;

namespace Moltbot.Hardening.Tests.RealGateway;

/// <summary>What a process and its children listen on, as Linux tells it.</summary>
internal static class Listeners
{
    private const string Listening = "0A";

    public static IPEndPoint[] Of(int process)
    {
        var sockets = Family(process).SelectMany(Sockets).ToHashSet(StringComparer.Ordinal);
        return [.. Table("/proc/net/tcp").Concat(Table("/proc/net/tcp6")).Where(row => sockets.Contains(row.Socket)).Select(static row => row.At).Distinct()];
    }

    private static IEnumerable<int> Family(int process)
    {
        var children = Path.Combine("/proc", Text(process), "task", Text(process), "children");
        var ids = File.Exists(children) ? File.ReadAllText(children).Split(' ', StringSplitOptions.RemoveEmptyEntries) : [];
        return [process, .. ids.SelectMany(static id => Family(int.Parse(id, CultureInfo.InvariantCulture)))];
    }

    private static IEnumerable<string> Sockets(int process)
    {
        var folder = Path.Combine("/proc", Text(process), "fd");
        return Directory.Exists(folder)
            ? [.. Directory.EnumerateFiles(folder).Select(static file => new FileInfo(file).LinkTarget ?? "").Where(static target => target.StartsWith("socket:[", StringComparison.Ordinal)).Select(static target => target[8..^1])]
            : [];
    }

    /// <remarks>proc(5): address and port in hexadecimal, the address in the host's byte order a word at a time; the tenth column is the socket.</remarks>
    private static IEnumerable<(IPEndPoint At, string Socket)> Table(string path) =>
        from line in File.ReadLines(path).Skip(1)
        let columns = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        where columns[3] == Listening
        let local = columns[1].Split(':')
        let address = Convert.FromHexString(local[0]).Chunk(4).SelectMany(static word => word.Reverse()).ToArray()
        select (new IPEndPoint(new IPAddress(address), int.Parse(local[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture)), columns[9]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
