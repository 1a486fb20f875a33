using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A token or password that stands in a file of the repository.</summary>
/// <remarks>A placeholder is no secret: of it GatewayTokenWeak speaks.</remarks>
internal sealed class GatewayTokenLiteral : Rule
{
    private const int ShownOfASecret = 4;

    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4006", Name: nameof(GatewayTokenLiteral), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's token or password is written in the file instead of being referred to.")
    {
        Phase = "6, 7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var secret in config.LiteralSecrets)
            {
                if (SecretStrength.Judge(secret.Text) is null or SecretWeakness.Short or SecretWeakness.Predictable)
                {
                    yield return new Finding(Descriptor, secret.At, Message(secret))
                    {
                        Pointer = secret.Pointer,
                        Fix = deployment.Settings.HasSecretVariable ? SecretFix.Of(config, config[JsonPointer.Split(secret.Pointer)], secret.Variable) : null,
                    };
                }
            }
        }
    }

    private static string Message(LiteralSecret secret) =>
        $"the gateway's {secret.Name} is written in the file ({Masked(secret.Text)}), so whoever reads the repository, a backup or an image has it; "
        + $"write \"${{{secret.Variable}}}\", and make a new one: this one is known";

    /// <summary>Enough to recognise it, too little to use it; of a short one nothing.</summary>
    private static string Masked(string secret) =>
        secret.Length >= SecretStrength.LeastLength ? $"{Quote.Plain(secret[..ShownOfASecret])}***, {secret.Length} characters" : $"{secret.Length} characters";
}
