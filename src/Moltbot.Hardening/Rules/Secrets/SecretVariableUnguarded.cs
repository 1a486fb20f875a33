using Moltbot.Hardening.Deployments;
using Moltbot.Hardening.Findings;

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

    public override IEnumerable<Finding> Evaluate(Deployment deployment) =>
        from each in deployment.Services
        where each.Service.IsGateway
        let secret = UnguardedSecret.Of(each.Service)
        where secret is not null
        group (each.Service, Secret: secret) by secret.At into place
        let first = place.First()
        select new Finding(Descriptor, first.Secret.At, Message(first.Service, first.Secret))
        {
            Service = first.Service.Name,
            Pointer = first.Service.PointerTo(first.Secret.Path),
            Fix = Fix.Show(first.Secret.At, $"Require {first.Secret.Variable}", $"${{{first.Secret.Variable}:?is not set}}"),
        };

    private static string Message(Service gateway, UnguardedSecret secret) =>
        $"{Quote.Plain(secret.Path)} of service {Quote.Value(gateway.Name)} is empty where {Quote.Plain(secret.Variable)} is not set, and docker compose only warns: "
        + $"the gateway does not start, or starts without asking for a token; write ${{{Quote.Plain(secret.Variable)}:?is not set}}";
}
