namespace Moltbot.Hardening.Deployments;

/// <summary>How the gateway is given its token: <c>MoltbotSecrets</c>.</summary>
internal enum SecretsKind
{
    /// <summary>A variable of the environment.</summary>
    Env,

    /// <summary>A private file in the gateway's state directory.</summary>
    File,

    /// <summary>A secret of docker compose: a file below <c>/run/secrets</c>.</summary>
    DockerSecret,

    /// <summary>A credential of the systemd unit that starts the gateway: a file below <c>$CREDENTIALS_DIRECTORY</c>.</summary>
    SystemdCredential,
}
