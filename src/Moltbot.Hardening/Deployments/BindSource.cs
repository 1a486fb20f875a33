namespace Moltbot.Hardening.Deployments;

/// <summary>What decides a gateway's bind address, the strongest first.</summary>
internal enum BindSource
{
    /// <summary><c>--bind</c>.</summary>
    Command,

    /// <summary><c>*_GATEWAY_BIND</c>, where the product reads it.</summary>
    Environment,

    /// <summary><c>gateway.bind</c> of the config in use.</summary>
    Config,

    /// <summary>Nothing: the product's default.</summary>
    Default,
}
