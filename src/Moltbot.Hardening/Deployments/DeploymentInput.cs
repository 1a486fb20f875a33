namespace Moltbot.Hardening.Deployments;

/// <summary>An input as the report names it.</summary>
/// <param name="Path">Relative to the project, with <c>/</c>.</param>
/// <param name="Kind"><c>compose</c>, <c>dockerfile</c>, <c>ignore</c> (a .dockerignore), <c>config</c>, <c>env</c>, <c>policy</c> or <c>baseline</c>.</param>
/// <param name="Sha256">Of the bytes; null for env files, since a weak secret could be guessed from it.</param>
internal sealed record DeploymentInput(string Path, string Kind, string? Sha256);
