using Moltbot.Hardening.Gateway;

namespace Moltbot.Hardening.Deployments;

/// <summary>What asks a gateway's clients who they are, as far as the deployment tells.</summary>
internal static class GatewayAuth
{
    /// <summary>The variable that the gateway reads its token from.</summary>
    public static string TokenVariable(Service gateway) => (gateway.Product ?? Product.Moltbot).TokenVariable;

    /// <summary>Nothing asks them: the mode is <c>none</c>, or neither environment nor config gives the gateway a secret.</summary>
    /// <remarks>Where no config of the gateway is in the project, its mode is not known, and only the environment counts.</remarks>
    public static bool IsOff(Service gateway) => gateway.Configs.Any(IsModeNone) || (!HasVariable(gateway) && !gateway.Configs.Any(HasSecret));

    /// <summary>A token or password reaches the gateway by its environment: compose's, an env file that only the host has, or the image's own <c>ENV</c>.</summary>
    /// <remarks>What the host fills in counts. A secret in an image is another defect (MBH3005), but clients are asked for it.</remarks>
    public static bool HasVariable(Service gateway) => SecretVariables(gateway).Any(name => Supplies(gateway, name))
        || gateway.Command.Option("--token") is not null || gateway.Command.Option("--password") is not null
        || gateway.HasUnreadEnvFile;

    public static bool IsModeNone(GatewayConfig config) => config.AuthMode.Is("none");

    /// <summary>The config holds a token or password, or says where it comes from.</summary>
    public static bool HasSecret(GatewayConfig config) =>
        config.Token is { IsAbsent: false } || config.Password is { IsAbsent: false } || config.AuthMode.Is("trusted-proxy")
        || config.AuthMode.Kind is ConfigValueKind.Unknown;

    private static IEnumerable<string> SecretVariables(Service gateway) => gateway.Product is { } product
        ? [product.TokenVariable, product.PasswordVariable]
        : Product.All.SelectMany(static product => new[] { product.TokenVariable, product.PasswordVariable });

    // `NAME: ${NAME}` without a value anywhere is how a deployment says "the host's environment has it": a reference is auth.
    private static bool Supplies(Service gateway, string name) => gateway.VariableInUse(name) is { } variable
        && (variable.Value is null || variable.IsHole || variable.Text.Length > 0 || variable.Origin.At.Slice.Contains('$', StringComparison.Ordinal));
}
