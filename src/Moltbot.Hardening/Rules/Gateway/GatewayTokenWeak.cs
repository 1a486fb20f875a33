using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;

namespace Moltbot.Hardening.Rules.Gateway;

/// <summary>A token or password in the configuration that can be guessed.</summary>
internal sealed class GatewayTokenWeak : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH4005", Name: nameof(GatewayTokenWeak), Severity: Severity.Error, Since: "1.0.0",
        Summary: "The gateway's token or password is blank, a published placeholder, short or predictable.")
    {
        Phase = "6",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var config in deployment.Configs)
        {
            foreach (var secret in config.LiteralSecrets)
            {
                var weakness = SecretStrength.Judge(secret.Text);
                if (weakness is not null)
                {
                    yield return new Finding(Descriptor, secret.At, Message(secret, weakness.Value))
                    {
                        Severity = config.IsExample || config.IsTemplate ? Severity.Warning : Severity.Error,
                        Pointer = secret.Pointer,
                        Subject = weakness.Value.ToString(),
                        Fix = deployment.Settings.HasSecretVariable ? SecretFix.Of(config, config[JsonPointer.Split(secret.Pointer)], secret.Variable) : null,
                    };
                }
            }
        }
    }

    private static string Message(LiteralSecret secret, SecretWeakness weakness) =>
        $"the gateway's {secret.Name} {Why(secret.Text, weakness)}; write \"${{{secret.Variable}}}\" and set it to the output of 'openssl rand -hex 32'";

    private static string Why(string text, SecretWeakness weakness) => weakness switch
    {
        SecretWeakness.Blank => "is blank: it protects nothing",
        SecretWeakness.Stringified => $"is the word {Quote.Value(text.Trim())}: a script wrote it without a value, and everybody tries it",
        SecretWeakness.Placeholder => "is an example's placeholder: the gateway starts with it, and everybody knows it",
        SecretWeakness.Short => $"has {text.Trim().Length} characters: under {SecretStrength.LeastLength} it can be found by trying",
        _ => "repeats itself or runs in sequence: it can be found by trying",
    };
}
