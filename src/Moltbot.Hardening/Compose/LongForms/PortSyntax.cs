using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The short form of a port, <c>[[host address:]host port:]container port[/protocol]</c>; a range makes one entry a port.</summary>
/// <remarks>Holes are whole: whatever the host supplies, the colons around it part the entry.</remarks>
internal static class PortSyntax
{
    /// <summary>Adds the long forms, or says why docker compose refuses the entry.</summary>
    public static string? Parse(ComposeScalar port, ImmutableArray<ComposeNode>.Builder ports)
    {
        var (host, published, inner) = Cut(port);
        var (target, protocol) = Protocol(inner);
        if (host.Length > 0 && !HoleText.IsIn(host))
        {
            if (Address(host) is not { } address)
            {
                return $"the host address {Quote.Value(host)} is none; write '127.0.0.1:{Quote.Plain(published)}:{Quote.Plain(target)}', an IPv6 address in brackets";
            }

            host = address;
        }

        if (protocol is not ("tcp" or "udp" or "sctp") && !HoleText.IsIn(protocol))
        {
            return $"the protocol {Quote.Value(protocol)} is none that can be published; write tcp, udp or sctp";
        }

        if (HoleText.IsIn(target))
        {
            ports.Add(Entry(port, host, published, port.WithText(target), protocol));
            return null;
        }

        return PortRange.Parse(target) is { } inside
            ? Ranges(port, new ShortPort(host, published, inside, protocol), ports)
            : $"the container port {Quote.Value(target)} is no port; write a number up to 65535, or a range of them such as 8000-8010";
    }

    private static string? Ranges(ComposeScalar port, ShortPort parts, ImmutableArray<ComposeNode>.Builder ports)
    {
        var isWritten = parts.Published.Length > 0 && !HoleText.IsIn(parts.Published);
        var outside = isWritten ? PortRange.Parse(parts.Published) : parts.Inside;
        if (outside is not { } range)
        {
            return $"the host port {Quote.Value(parts.Published)} is no port; write a number up to 65535, or a range of them such as 8000-8010";
        }

        if (range.Count != parts.Inside.Count && parts.Inside.Count != 1)
        {
            return $"{range.Count} host ports cannot lead to {parts.Inside.Count} container ports; write ranges of one length";
        }

        if (parts.Inside.Last == 0)
        {
            return "the container port 0 is none; write a number from 1";
        }

        foreach (var i in InOrder(parts.Inside))
        {
            var published = !isWritten ? parts.Published
                : parts.Inside.Count == 1 && range.Count > 1 ? $"{range.First}-{range.Last}"
                : (range.First + i).ToString(CultureInfo.InvariantCulture);
            ports.Add(Entry(port, parts.Host, published, ComposeScalar.Of(port.Origin, parts.Inside.First + i), parts.Protocol));
        }

        return null;
    }

    /// <summary>The places of a range, in the order that docker compose gives the ports: that of their texts.</summary>
    private static int[] InOrder(PortRange range)
    {
        var places = new int[range.Count];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = i;
        }

        if (Digits(range.First) != Digits(range.Last))
        {
            Array.Sort(places, (one, other) => string.CompareOrdinal($"{range.First + one}/", $"{range.First + other}/"));
        }

        return places;
    }

    private static int Digits(int port) => port.ToString(CultureInfo.InvariantCulture).Length;

    private static ComposeMapping Entry(ComposeScalar port, string host, string published, ComposeScalar target, string protocol)
    {
        var entries = new ComposeEntry[3 + (host.Length > 0 ? 1 : 0) + (published.Length > 0 ? 1 : 0)];
        var count = 0;
        Add("mode", ComposeScalar.Of(port.Origin, "ingress"));
        if (host.Length > 0)
        {
            Add("host_ip", port.WithText(host));
        }

        Add("target", target);
        if (published.Length > 0)
        {
            Add("published", port.WithText(published));
        }

        Add("protocol", ComposeScalar.Of(port.Origin, protocol));
        return new ComposeMapping(port.Origin, ImmutableCollectionsMarshal.AsImmutableArray(entries));

        void Add(string key, ComposeScalar value) => entries[count++] = new ComposeEntry(key, value.Origin, value);
    }

    /// <summary>What stands between the last two colons that are not in a hole, before and behind them.</summary>
    private static (string Host, string Published, string Inner) Cut(ComposeScalar port)
    {
        var text = port.Text;
        var (before, last) = (-1, -1);
        for (var at = 0; at < text.Length; at = port.IsHole ? HoleText.Next(text, at) : at + 1)
        {
            (before, last) = text[at] == ':' ? (last, at) : (before, last);
        }

        return (before > 0 ? text[..before] : "", last > before ? text[(before + 1)..last] : "", text[(last + 1)..]);
    }

    private static (string Port, string Protocol) Protocol(string part)
    {
        var sign = HoleText.IsIn(part) ? part.LastIndexOf("}/", StringComparison.Ordinal) + 1 : part.IndexOf('/', StringComparison.Ordinal);
        if (sign <= 0)
        {
            return (part, "tcp");
        }

        var protocol = part[(sign + 1)..].Split('/')[0].ToLowerInvariant();
        return (part[..sign], protocol.Length == 0 ? "tcp" : protocol);
    }

    /// <summary>An address without its brackets, or null where it is none.</summary>
    private static string? Address(string text)
    {
        var isBracketed = text is ['[', .., ']'];
        var bare = isBracketed ? text[1..^1] : text;
        return bare.Length == 0 ? "" : HostAddress.IsValid(bare) && (isBracketed || !bare.Contains(':', StringComparison.Ordinal)) ? bare : null;
    }

    private readonly record struct ShortPort(string Host, string Published, PortRange Inside, string Protocol);
}
