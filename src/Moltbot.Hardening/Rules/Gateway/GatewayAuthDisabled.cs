using System.Collections.Immutable;
using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A gateway that asks nobody for a secret.</summary>
internal sealed class GatewayAuthDisabled : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4004", Name: nameof(GatewayAuthDisabled), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's authentication is off: mode none, or no secret from the config nor from the environment.")
    {
        Phase = "6",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            if (!config.IsComplete)
            {
                continue;
            }

            var users = deployment.UsersOf(config);
            var isNone = GatewayAuth.IsModeNone(config);
            var open = users.FirstOrDefault(static user => !GatewayAuth.HasVariable(user));
            if (!isNone && !(!GatewayAuth.HasSecret(config) && (users.Count == 0 || open is not null)))
            {
                continue;
            }

            var at = isNone ? config.AuthMode : config.Token;
            if (!at.IsRefused)
            {
                yield return new Finding(
                    Descriptor,
                    at.At,
                    (isNone
                        ? "gateway.auth.mode is 'none'"
                        : $"neither gateway.auth nor the environment of {(open is null ? "a service" : "service " + Quote.Value(open.Name))} gives {config.Product.Name} a token or password")
                    + ": whoever reaches the gateway commands the assistant, and so a shell on this host; "
                    + $"write \"auth\": {{ \"mode\": \"token\", \"token\": \"${{{config.Product.TokenVariable}}}\" }}")
                {
                    Pointer = at.Pointer,
                    Service = (open ?? (users.Count > 0 ? users[0] : null))?.Name,
                    Fix = FixFor(deployment, config, isNone),
                };
            }
        }
    }

    /// <summary>The mode where it is off, and the secret that the mode asks for where the config names none.</summary>
    private static Fix? FixFor(Deployment deployment, GatewayConfig config, bool isNone)
    {
        if (!deployment.Settings.HasSecretVariable)
        {
            return null;
        }

        var mode = isNone ? ConfigEdits.Set(config, SafeSettings.AuthMode, "gateway", "auth", "mode") : [];
        if (GatewayAuth.HasSecret(config))
        {
            return ConfigFix.Safe("Ask for the token", mode);
        }

        var (key, variable) = config.AuthMode.Is("password") ? ("password", config.Product.PasswordVariable) : ("token", config.Product.TokenVariable);
        var secret = SafeSettings.Secret(config.Schema, variable, "gateway", "auth", key);
        object auth = config.AuthMode.IsAbsent ? ImmutableArray.Create(new JsonMember("mode", SafeSettings.AuthMode), new JsonMember(key, secret)) : secret;
        var edits = config["gateway", "auth"] is { Kind: ConfigValueKind.Absent }
            ? ConfigEdits.Set(config, auth, "gateway", "auth")
            : ConfigEdits.Both(mode, ConfigEdits.Set(config, secret, "gateway", "auth", key));
        return SecretFix.Told(ConfigFix.Safe($"Ask for {variable}", edits), variable, wasWritten: false);
    }
}
