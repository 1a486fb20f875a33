namespace Moltbot.Hardening.Deployments;

/// <summary>How clients on the host reach the gateway (design.md, "Topology").</summary>
public enum Topology
{
    /// <summary>The gateway listens on loopback inside its container; a forwarder in its network namespace is published on 127.0.0.1.</summary>
    Loopback,

    /// <summary>The gateway listens on the container's interface (<c>--bind lan</c>) and is published on 127.0.0.1.</summary>
    Published,

    /// <summary>The gateway shares the host's network and listens on its loopback.</summary>
    Host,
}
