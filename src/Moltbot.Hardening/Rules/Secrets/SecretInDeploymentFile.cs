using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A secret somewhere in a file of the deployment, in a comment too.</summary>
/// <remarks>What LiteralSecretInCompose, GatewayTokenLiteral and SecretInImage tell of is theirs.</remarks>
internal sealed class SecretInDeploymentFile : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6002", Name: nameof(SecretInDeploymentFile), Severity: Severity.Error, Since: "1.0.0",
        Summary: "A value of a known secret's shape stands in a file of the deployment.")
    {
        Phase = "7",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        foreach (var secret in TextSecrets.Of(deployment))
        {
            yield return new Finding(Descriptor, secret.At, Message(secret)) { Subject = secret.Kind };
        }
    }

    private static string Message(TextSecret secret) =>
        $"here stands {secret.Kind}{(secret.Beginning.Length > 0 ? $" ({Quote.Plain(secret.Beginning)}***)" : "")}, and whoever has the file, a comment of it or its history has it too; "
        + "take it out, refer to ${NAME:?} and set that on the host, and make a new one: this one is known";
}
