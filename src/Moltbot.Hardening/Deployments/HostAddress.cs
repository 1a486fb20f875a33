using System.Net;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Deployments;

/// <summary>The host's side of a published port.</summary>
/// <param name="Text">As the effective model has it; null or empty: every interface.</param>
/// <param name="IsHole">Only the host knows it.</param>
internal sealed record HostAddress(string? Text, bool IsHole)
{
    /// <summary>In 127.0.0.0/8, or ::1. A hole is not.</summary>
    public bool IsLoopback => !IsHole && IPAddress.TryParse(Text?.Trim('[', ']'), out var address)
        && !address.IsIPv4MappedToIPv6 && IPAddress.IsLoopback(address);

    /// <summary>For messages.</summary>
    public string Describe => IsHole ? "an address that only the host knows"
        : string.IsNullOrEmpty(Text) || Text is "0.0.0.0" or "::" or "[::]" ? "every interface"
        : Quote.Value(Text);
}
