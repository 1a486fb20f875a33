namespace Moltbot.Hardening.Deployments;

/// <summary>What is missing between a secrets file, the services and the configuration.</summary>
internal enum SecretLack
{
    /// <summary>The file sets it, and no service takes it.</summary>
    Receiver,

    /// <summary>A compose file requires it, and the secrets file does not know it.</summary>
    Entry,

    /// <summary>The configuration refers to it, and the gateway's service does not get it.</summary>
    Delivery,
}
