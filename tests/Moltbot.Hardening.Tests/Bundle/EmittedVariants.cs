using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Tests.Support;

namespace Moltbot.Hardening.Tests.Bundle;

/// <summary>The ways in which a gateway can know its clients, as a project asks for them.</summary>
internal static class EmittedVariants
{
    /// <param name="request">The request without them.</param>
    /// <param name="token">A value of <c>MoltbotSecrets</c>, or <c>trusted-proxy</c>.</param>
    public static DeploymentRequest Token(DeploymentRequest request, string token) => token != "trusted-proxy" ? request.With("MoltbotSecrets", token)
        : request.With("MoltbotAuth", token).With("MoltbotTrustedProxyUserHeader", "x-forwarded-user").Item("MoltbotTrustedProxy", "172.30.0.2").Item("MoltbotTrustedProxyUser", "me@example.com");
}
