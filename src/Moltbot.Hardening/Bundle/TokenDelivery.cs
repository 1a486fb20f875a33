using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;

namespace Moltbot.Hardening.Bundle;

/// <summary>The gateway's token on its way from the host into the gateway: what the config refers to, and what the override has to bring.</summary>
/// <remarks>
/// Docker compose binds a secret's file as it is, with the owner and mode that it has on the host (compose-spec 09-secrets.md: <c>mode</c> acts on services of a swarm);
/// OpenClaw takes a private file alone.
/// </remarks>
internal sealed record TokenDelivery(SecretsKind Kind, Product Product)
{
    private const string Provider = "gateway";

    private const string Mounted = "/run/secrets";

    /// <summary>The secret's name: compose's, the credential's and the file's.</summary>
    public string SecretName => Product.Name + "_gateway_token";

    /// <summary>The variable that names the secret's file on the host.</summary>
    public string FileVariable => Product.TokenVariable + "_FILE";

    /// <summary>The place in the container of a secret that is mounted.</summary>
    public string MountedPath => $"{Mounted}/{SecretName}";

    /// <summary>The place in the container, or in the gateway's home.</summary>
    private string Path => Kind switch
    {
        SecretsKind.DockerSecret => MountedPath,
        SecretsKind.SystemdCredential => $"${{CREDENTIALS_DIRECTORY}}/{SecretName}",
        _ => $"~/{Product.StateDirectories[0]}/secrets/gateway-token",
    };

    /// <summary>Where the operator puts the token, as the example of the secrets file tells it; for the kinds that no variable carries.</summary>
    public string Place => Kind == SecretsKind.SystemdCredential
        ? $"the unit that starts the gateway hands it on (LoadCredential={SecretName}:<file>)"
        : "it stands alone in secrets/gateway-token of the gateway's state folder, mode 600";

    /// <summary><c>gateway.auth.token</c>.</summary>
    public JsonMember Token() => Kind != SecretsKind.Env
        ? new JsonMember(
            "token",
            ImmutableArray.Create(new JsonMember("source", "file"), new JsonMember("provider", Provider), new JsonMember("id", "value")),
            "From the file of secrets.providers; neither the environment nor this file holds it.")
        : SafeSettings.Secret(GatewaySchemas.For(Product), Product.TokenVariable, "gateway", "auth", "token") is var token && token is string
            ? new JsonMember("token", token, "From the environment; openssl rand -hex 32 makes one, and no file of the repository holds it.")
            : new JsonMember("token", token, "From the environment; openssl rand -hex 32 makes one. Without it the gateway does not start.");

    /// <summary><c>secrets</c>; null where the environment has the token.</summary>
    public JsonMember? Providers() => Kind == SecretsKind.Env ? null : JsonMember.Of("secrets", JsonMember.Of("providers", new JsonMember(
        Provider,
        ImmutableArray.Create(new JsonMember("source", "file"), new JsonMember("path", Path), new JsonMember("mode", "singleValue")),
        $"{Origin} The file holds the token alone and is the gateway's user's, mode 600 or 400; OpenClaw takes no other, and no link.")));

    private string Origin => Kind switch
    {
        SecretsKind.DockerSecret => "A secret of docker compose.",
        SecretsKind.SystemdCredential => "A credential of the systemd unit that starts the gateway (LoadCredential=).",
        _ => "Make it with: openssl rand -hex 32.",
    };

    /// <summary>The variable that the config finds the file's folder by, as it is in the container; null where it needs none.</summary>
    public (string Variable, string Path)? Folder => Kind == SecretsKind.SystemdCredential ? ("CREDENTIALS_DIRECTORY", Mounted) : null;

    /// <summary>The secret that the gateway's service needs; null where nothing is mounted.</summary>
    public (string Name, string Why)? Mount => Kind is SecretsKind.DockerSecret or SecretsKind.SystemdCredential
        ? (SecretName, "MBH4004: the token comes as a file below /run/secrets")
        : null;

    /// <summary>The entry of the file's own <c>secrets</c>, at its level; none where nothing is mounted.</summary>
    public ImmutableArray<string> Definition => Kind switch
    {
        SecretsKind.DockerSecret => Defined($"${{{FileVariable}:?is not set: the file on the host that holds the gateway's token}}"),
        SecretsKind.SystemdCredential => Defined($"${{CREDENTIALS_DIRECTORY:?is not set: start it by its systemd unit, with LoadCredential={SecretName}:<file>}}/{SecretName}"),
        _ => [],
    };

    private ImmutableArray<string> Defined(string file) =>
    [
        $"  {SecretName}:",
        "    # Bound as it is: it has to be the gateway's user's (1000), mode 400.",
        $"    file: {YamlText.Template(file)}",
    ];
}
