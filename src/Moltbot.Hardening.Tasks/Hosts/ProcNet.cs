using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using Moltbot.Hardening.Hosts;

namespace Moltbot.Hardening.Tasks.Hosts;

/// <summary>The kernel's tables of TCP sockets: one line each, addresses in hexadecimal words of the machine's byte order, state 0A is listening.</summary>
internal static class ProcNet
{
    private const string Listening = "0A";

    public static ImmutableArray<Listener> Listeners() =>
        [.. Read(File.ReadLines("/proc/net/tcp")), .. File.Exists("/proc/net/tcp6") ? Read(File.ReadLines("/proc/net/tcp6")) : []];

    /// <param name="lines">Such a table; its first line is its head.</param>
    public static IEnumerable<Listener> Read(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var local, _, Listening, ..] && local.Split(':') is [var address, var port])
            {
                yield return new Listener(Address(address), int.Parse(port, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
            }
        }
    }

    private static IPAddress Address(string words)
    {
        var bytes = Convert.FromHexString(words);
        if (BitConverter.IsLittleEndian)
        {
            for (var word = 0; word < bytes.Length; word += 4)
            {
                bytes.AsSpan(word, 4).Reverse();
            }
        }

        return new IPAddress(bytes);
    }
}
