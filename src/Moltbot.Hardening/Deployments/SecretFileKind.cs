namespace Moltbot.Hardening.Deployments;

/// <summary>How a file that may hold secrets is read.</summary>
internal enum SecretFileKind
{
    /// <summary>Variables, <c>NAME=value</c>.</summary>
    Env,

    /// <summary>A configuration or state of the gateway.</summary>
    Json,

    /// <summary>A private key in PEM.</summary>
    Key,

    /// <summary>The whole content is one secret: a file of compose's top-level <c>secrets</c>.</summary>
    Whole,
}
