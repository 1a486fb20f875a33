using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Deployments;

/// <summary>A variable with a secret that somebody sets and nobody gets, or the other way round.</summary>
/// <param name="At">Its name in the env file, or what refers to it.</param>
/// <param name="Variable">Its name.</param>
/// <param name="Lack">What is missing.</param>
/// <param name="Service">The gateway that lacks it, where it is one.</param>
internal sealed record UndeliveredSecret(SourceLocation At, string Variable, SecretLack Lack, string? Service);
