namespace Moltbot.Hardening.Deployments;

/// <summary>The values of <c>MoltbotSecrets</c>.</summary>
internal static class SecretsKinds
{
    /// <summary>As they are written, in the order of <see cref="All"/>.</summary>
    public static string[] Words => ["env", "file", "docker-secret", "systemd-credential"];

    public static SecretsKind[] All => [SecretsKind.Env, SecretsKind.File, SecretsKind.DockerSecret, SecretsKind.SystemdCredential];

    public static string WordOf(SecretsKind kind) => Words[Array.IndexOf(All, kind)];
}
