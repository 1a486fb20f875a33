using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;
using Moltbot.Hardening.Text;

namespace Moltbot.Hardening.Rules.Secrets;

/// <summary>A gateway's token that becomes empty in silence where its variable is not set.</summary>
internal sealed class SecretVariableUnguarded : Rule
{
    public override RuleDescriptor Descriptor { get; } = new(
        Id: "MBH6007", Name: nameof(SecretVariableUnguarded), Severity: Severity.Warning, Since: "1.0.0",
        Summary: "The gateway's token or password is taken by ${NAME}, which may be empty, instead of ${NAME:?}.")
    {
        Phase = "6",
    };

    public override IEnumerable<Finding> Evaluate(Deployment deployment)
    {
        var seen = new HashSet<SourceLocation>();
        foreach (var each in deployment.Services)
        {
            if (!each.Service.IsGateway || UnguardedSecret.Of(each.Service) is not { } secret || !seen.Add(secret.At))
            {
                continue;
            }

            yield return new Finding(Descriptor, secret.At, Message(each.Service, secret))
            {
                Service = each.Service.Name,
                Pointer = each.Service.PointerTo(secret.Path),
                Fix = Fix.Show($"Require {secret.Variable}", ScalarText.Reference(secret.At, $"${{{secret.Variable}:?is not set}}")),
            };
        }
    }

    private static string Message(Service gateway, UnguardedSecret secret) =>
        $"{Quote.Plain(secret.Path)} of service {Quote.Value(gateway.Name)} is empty where {Quote.Plain(secret.Variable)} is not set, and docker compose only warns: "
        + $"the gateway does not start, or starts without asking for a token; write ${{{Quote.Plain(secret.Variable)}:?is not set}}";
}
