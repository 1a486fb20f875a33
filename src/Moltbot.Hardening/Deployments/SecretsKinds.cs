using System.Collections.Immutable;

namespace Moltbot.Hardening.Deployments;

/// <summary>The values of <c>MoltbotSecrets</c>.</summary>
internal static class SecretsKinds
{
    public static ImmutableArray<(string Word, SecretsKind Kind)> All { get; } =
    [
        ("env", SecretsKind.Env), ("file", SecretsKind.File), ("docker-secret", SecretsKind.DockerSecret), ("systemd-credential", SecretsKind.SystemdCredential),
    ];

    public static string WordOf(SecretsKind kind) => All[(int)kind].Word;
}
