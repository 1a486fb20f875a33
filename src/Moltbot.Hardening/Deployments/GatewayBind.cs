using System.Collections.Immutable;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>The address that a gateway listens on, and what says so.</summary>
/// <param name="Value">The word as the gateway knows it: <c>loopback</c>, <c>lan</c>, <c>auto</c>, <c>tailnet</c>, <c>custom</c>; or what stands there instead.</param>
/// <param name="Source">What decides it.</param>
/// <param name="At">The word, in the file that holds it; the service's key where nothing says it.</param>
internal sealed record GatewayBind(string Value, BindSource Source, SourceLocation At)
{
    /// <summary>Only the host knows it.</summary>
    public bool IsHole { get; init; }

    public ImmutableArray<Related> Via { get; init; } = [];

    public bool IsLoopback => !IsHole && Value == "loopback";
}
