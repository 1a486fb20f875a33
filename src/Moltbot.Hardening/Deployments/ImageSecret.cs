using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A secret that a Dockerfile holds or takes along.</summary>
/// <param name="At">Where; its text is never for a message.</param>
/// <param name="Where">The instruction, and the name that it has there.</param>
/// <param name="Kind">What it is.</param>
internal sealed record ImageSecret(SourceLocation At, string Where, ImageSecretKind Kind)
{
    /// <summary>What it is by its shape, for a message.</summary>
    public string What { get; init; } = "a secret";

    /// <summary>A record would print more.</summary>
    public override string ToString() => $"{Where} at {At}";
}
