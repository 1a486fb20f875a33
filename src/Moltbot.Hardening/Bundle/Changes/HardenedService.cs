using System.Collections.Immutable;
using System.Globalization;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Bundle.Changes;

/// <summary>A service of the base, with the questions that the changes to it ask.</summary>
internal sealed record HardenedService(Settings Settings, ServiceSet Set, Service Service)
{
    /// <summary>What <c>MBH1008</c>, <c>MBH2020</c> and <c>MBH6005</c> say of the service: their own search is not done again.</summary>
    public ImmutableArray<Finding> Told { get; init; } = [];

    /// <summary>Variables that the secrets file holds for a gateway.</summary>
    public ImmutableArray<string> Supplied { get; init; } = [];

    public bool IsGateway => Service.IsGateway;

    /// <summary>The product; where nothing tells, the one whose names its neighbours read as well.</summary>
    public Product Product => Service.Product ?? Product.Moltbot;

    /// <summary>How the gateway gets its token.</summary>
    public TokenDelivery Token => new(Settings.Secrets, Product);

    /// <summary>The token comes by its variable, which compose has to ask the host for.</summary>
    public bool NeedsTokenVariable => Settings.HasSecretVariable;

    /// <summary>What the topology has the gateway listen on.</summary>
    public string Bind => Settings.Topology == Topology.Published ? "lan" : "loopback";

    public string GatewayPort => NetworkReach.Port(Service, Settings);

    /// <summary>The gateway listens on its container's loopback and nothing carries the published port on to it yet.</summary>
    /// <remarks>In a namespace that another service owns, the ports are the owner's, and what reaches them is the user's own arrangement.</remarks>
    public bool NeedsForwarder => IsGateway && Settings.Topology == Topology.Loopback && Service.SharesNetworkOf is null && NetworkReach.ForwarderOf(Set, Service) is null;

    /// <summary>The container's port that clients come in by.</summary>
    public string ReachedPort => NeedsForwarder ? GatewayForwarder.ListenPort(GatewayPort).ToString(CultureInfo.InvariantCulture) : GatewayPort;

    /// <summary>The container's folder that holds the gateway's state, where a mount tells it; the writable layer has it else.</summary>
    public string? StateFolder => Service.Volumes.Select(static volume => volume.Target.TrimEnd('/')).FirstOrDefault(IsState);

    private bool IsState(string target) => Product.All.Any(product =>
        product.StateDirectories.Any(folder => target.EndsWith('/' + folder, StringComparison.Ordinal))
        || product.PathPrefixes.Any(prefix => Service.VariableInUse(prefix + "_STATE_DIR") is { IsHole: false } state && state.Text.TrimEnd('/') == target));
}
