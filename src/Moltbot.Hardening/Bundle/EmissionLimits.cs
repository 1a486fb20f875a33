using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Schemas;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Bundle;

/// <summary>Settings that the gateway of the product does not take.</summary>
internal static class EmissionLimits
{
    public static IEnumerable<Problem> Of(Settings settings, Product? product, SourceLocation project)
    {
        if (settings.Secrets == SecretsKind.Env && settings.TrustedProxy is null)
        {
            yield break;
        }

        if (product is null)
        {
            yield return Wrong(project, "MoltbotSecrets and MoltbotAuth depend on the gateway's product, which nothing here tells; set MoltbotProduct");
            yield break;
        }

        var schema = GatewaySchemas.For(product);
        if (settings.Secrets != SecretsKind.Env && !schema.Knows("secrets", "providers"))
        {
            yield return Wrong(project, $"MoltbotSecrets is {SecretsKinds.WordOf(settings.Secrets)}, but {product.Name} {schema.Version} takes its token as a string alone, so only a variable keeps it out of the file; write env, or move to openclaw");
        }

        if (settings.TrustedProxy is not null && !schema.Knows("gateway", "auth", "trustedProxy"))
        {
            yield return Wrong(project, $"MoltbotAuth is trusted-proxy, but {product.Name} {schema.Version} knows token and password alone; write token, or move to openclaw");
        }
    }

    private static Problem Wrong(SourceLocation project, string message) => new(ProblemKind.InvalidSetting, project, message);
}
