using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Compose.LongForms;

/// <summary>The short form of a port, <c>[[host address:]host port:]container port[/protocol]</c>; a range makes one entry a port.</summary>
/// <remarks>Holes are whole: whatever the host supplies, the colons around it part the entry.</remarks>
internal static class PortSyntax
{
    /// <summary>The long forms, or null and why docker compose refuses the entry.</summary>
    public static (ImmutableArray<ComposeNode> Ports, string? Refused) Parse(ComposeScalar port)
    {
        var parts = HoleText.Split(port, ':');
        var (target, protocol) = Protocol(parts[^1]);
        var published = parts.Count > 1 ? parts[^2] : "";
        var host = parts.Count > 2 ? string.Join(':', parts.Take(parts.Count - 2)) : "";
        if (host.Length > 0 && !HoleText.IsIn(host))
        {
            if (Address(host) is not { } address)
            {
                return Refuse($"the host address {Quote.Value(host)} is none; write '127.0.0.1:{Quote.Plain(published)}:{Quote.Plain(target)}', an IPv6 address in brackets");
            }

            host = address;
        }

        if (protocol is not ("tcp" or "udp" or "sctp") && !HoleText.IsIn(protocol))
        {
            return Refuse($"the protocol {Quote.Value(protocol)} is none that can be published; write tcp, udp or sctp");
        }

        if (HoleText.IsIn(target))
        {
            return ([Entry(port, host, published, port.WithText(target), protocol)], null);
        }

        if (PortRange.Parse(target) is not { } inside)
        {
            return Refuse($"the container port {Quote.Value(target)} is no port; write a number up to 65535, or a range of them such as 8000-8010");
        }

        return Ranges(port, new ShortPort(host, published, inside, protocol));
    }

    private static (ImmutableArray<ComposeNode> Ports, string? Refused) Ranges(ComposeScalar port, ShortPort parts)
    {
        if (parts.Published.Length == 0 || HoleText.IsIn(parts.Published))
        {
            return ([.. Enumerable.Range(parts.Inside.First, parts.Inside.Count).Select(inside => Entry(port, parts.Host, parts.Published, ComposeScalar.Of(port.Origin, inside), parts.Protocol))], null);
        }

        if (PortRange.Parse(parts.Published) is not { } outside)
        {
            return Refuse($"the host port {Quote.Value(parts.Published)} is no port; write a number up to 65535, or a range of them such as 8000-8010");
        }

        if (outside.Count != parts.Inside.Count && parts.Inside.Count != 1)
        {
            return Refuse($"{outside.Count} host ports cannot lead to {parts.Inside.Count} container ports; write ranges of one length");
        }

        return ([.. Enumerable.Range(0, parts.Inside.Count).Select(i => Entry(
            port,
            parts.Host,
            parts.Inside.Count == 1 && outside.Count > 1 ? $"{outside.First}-{outside.Last}" : Text(outside.First + i),
            ComposeScalar.Of(port.Origin, parts.Inside.First + i),
            parts.Protocol))], null);
    }

    private static ComposeMapping Entry(ComposeScalar port, string host, string published, ComposeScalar target, string protocol)
    {
        var entry = new ComposeMapping(port.Origin, []).Set("mode", ComposeScalar.Of(port.Origin, "ingress"));
        entry = host.Length == 0 ? entry : entry.Set("host_ip", port.WithText(host));
        entry = entry.Set("target", target);
        entry = published.Length == 0 ? entry : entry.Set("published", port.WithText(published));
        return entry.Set("protocol", ComposeScalar.Of(port.Origin, protocol));
    }

    private static (ImmutableArray<ComposeNode> Ports, string? Refused) Refuse(string why) => ([], why);

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

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private readonly record struct ShortPort(string Host, string Published, PortRange Inside, string Protocol);
}
