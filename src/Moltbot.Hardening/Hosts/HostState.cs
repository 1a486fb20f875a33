using System.Collections.Immutable;

namespace Moltbot.Hardening.Hosts;

/// <summary>What an audit learnt of a host: what the rules of its room judge.</summary>
internal sealed record HostState
{
    public ImmutableArray<StateFolder> Folders { get; init; } = [];

    /// <summary>The listeners of the host's ports that lead to a gateway.</summary>
    public ImmutableArray<Listener> Listeners { get; init; } = [];

    public ImmutableArray<ServiceContainer> Containers { get; init; } = [];

    public ImmutableArray<LoggedSecret> LoggedSecrets { get; init; } = [];

    /// <summary>When things were last done, as far as that is known.</summary>
    public ImmutableArray<Upkeep> Upkeep { get; init; } = [];

    /// <summary>What nobody could tell: it is never a pass.</summary>
    public ImmutableArray<Unchecked> Unchecked { get; init; } = [];
}
