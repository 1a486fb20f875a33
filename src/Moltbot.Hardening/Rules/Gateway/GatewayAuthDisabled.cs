using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

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
                };
            }
        }
    }
}
