namespace Moltbot.Hardening.Deployments;

/// <summary>How a secret comes into an image.</summary>
internal enum ImageSecretKind
{
    /// <summary>It stands in the Dockerfile.</summary>
    Written,

    /// <summary>An example that everybody knows stands there.</summary>
    Placeholder,

    /// <summary>A file of secrets is copied into the image.</summary>
    CopiedIn,

    /// <summary>A file of secrets is copied into a stage that only lends files.</summary>
    CopiedAside,

    /// <summary>An argument of a secret's name, without a value: whoever builds gives it, and it stays.</summary>
    Given,
}
