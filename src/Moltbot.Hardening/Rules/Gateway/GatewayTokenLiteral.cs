using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Gateway;
using Moltbot.Hardening.Gateway.Editing;
using Moltbot.Hardening.Text;

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
        var told = new List<SourceLocation>();

        // A running gateway's own state is private by the rules of room 7, and its gateway writes the token there.
        GatewayConfig[] configs = [.. deployment.Configs.Where(static config => !config.IsLive)];
        foreach (var config in configs)
        {
            foreach (var secret in config.LiteralSecrets.Where(IsSecret))
            {
                told.Add(secret.At);
                yield return new Finding(Descriptor, secret.At, $"{Written(secret)}, so whoever reads the repository, a backup or an image has it; {Cure(secret)}")
                {
                    Pointer = secret.Pointer,
                    Fix = deployment.Settings.HasSecretVariable ? SecretFix.Of(config, config[JsonPointer.Split(secret.Pointer)], secret.Variable) : null,
                };
            }
        }

        // What one configuration overrides is told already where another one takes it.
        foreach (var config in configs)
        {
            foreach (var secret in config.ReplacedSecrets.Where(IsSecret))
            {
                if (!told.Exists(secret.At.IsSameAs))
                {
                    told.Add(secret.At);
                    yield return new Finding(Descriptor, secret.At, $"{Written(secret)}: what includes this file overrides it, and still whoever reads the file, its history or a backup has it; {Cure(secret)}") { Pointer = secret.Pointer };
                }
            }
        }
    }

    private static bool IsSecret(LiteralSecret secret) => SecretStrength.Judge(secret.Text) is null or SecretWeakness.Short or SecretWeakness.Predictable;

    private static string Written(LiteralSecret secret) => $"the gateway's {secret.Name} is written in the file ({Masked(secret.Text)})";

    private static string Cure(LiteralSecret secret) => $"write \"${{{secret.Variable}}}\", and make a new one: this one is known";

    /// <summary>Enough to recognise it, too little to use it; of a short one nothing.</summary>
    private static string Masked(string secret) =>
        secret.Length >= SecretStrength.LeastLength ? $"{Quote.Plain(secret[..ShownOfASecret])}***, {secret.Length} characters" : $"{secret.Length} characters";
}
